require 'json'
require 'net/http'

module RecsconsolePanel
  # The API of the console, called with the key of the settings. The key never reaches the browser.
  module Console
    SECONDS = 3

    # The settings, once all that a request needs is there; null before.
    def self.settings
      settings = Setting.plugin_recsconsole_panel
      settings if settings['console'].present? && settings['key'].present? && settings['connection'].present?
    end

    # The answer; null where there is none: nobody's work must wait for it or fail with it.
    def self.post(settings, path, issue, body = {})
      uri = URI("#{settings['console'].chomp('/')}/api/v1/#{path}")
      request = Net::HTTP::Post.new(uri, 'Content-Type' => 'application/json', 'Authorization' => "Bearer #{settings['key']}")
      request.body = body.merge(connection: settings['connection'], ticket: issue.to_s).to_json
      answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', open_timeout: SECONDS, read_timeout: SECONDS) { |http| http.request(request) }
      return JSON.parse(answer.body) if answer.is_a?(Net::HTTPSuccess)

      Rails.logger.warn("RecsConsole answered #{answer.code} for issue #{issue}")
      nil
    rescue StandardError => e
      Rails.logger.warn("RecsConsole: #{e.class} for issue #{issue}")
      nil
    end
  end
end
