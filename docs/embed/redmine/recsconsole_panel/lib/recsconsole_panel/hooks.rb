require 'json'
require 'net/http'

module RecsconsolePanel
  # Asks the console for a panel of the issue, for whoever looks at it, and puts it into a frame. The key never reaches the browser.
  class Hooks < Redmine::Hook::ViewListener
    SECONDS = 3

    def view_issues_show_details_bottom(context = {})
      settings = Setting.plugin_recsconsole_panel
      mail = User.current.logged? && User.current.mail
      return '' if mail.blank? || settings['console'].blank? || settings['key'].blank?

      address = panel(settings, context[:issue], mail, context[:request].base_url)
      return content_tag(:p, 'No suggestions here: the issue is not read yet, or the console did not open it for you.', class: 'recsconsole') if address.nil?

      # its own session is in the frame, so no page may keep it
      content_tag(:iframe, '', src: address, title: 'RecsConsole', class: 'recsconsole', width: 360, height: 640, referrerpolicy: 'origin',
                               style: 'border: 1px solid #d7d7d7; max-width: 100%; color-scheme: auto')
    end

    private

    # null where there is none: the issue's own page must not wait for it or fail with it
    def panel(settings, issue, mail, parent)
      uri = URI("#{settings['console'].chomp('/')}/api/v1/embed-tokens")
      request = Net::HTTP::Post.new(uri, 'Content-Type' => 'application/json', 'Authorization' => "Bearer #{settings['key']}")
      request.body = { person: mail, parent: parent, connection: settings['connection'], ticket: issue.id.to_s }.to_json
      answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', open_timeout: SECONDS, read_timeout: SECONDS) { |http| http.request(request) }
      return JSON.parse(answer.body)['address'] if answer.is_a?(Net::HTTPCreated)

      Rails.logger.warn("RecsConsole answered #{answer.code} for issue #{issue.id}")
      nil
    rescue StandardError => e
      Rails.logger.warn("RecsConsole: #{e.class} for issue #{issue.id}")
      nil
    end
  end
end
