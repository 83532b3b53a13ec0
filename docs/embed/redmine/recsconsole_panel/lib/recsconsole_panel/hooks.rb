module RecsconsolePanel
  # Asks the console for a panel of the issue, for whoever looks at it, and puts it into a frame.
  class Hooks < Redmine::Hook::ViewListener
    def view_issues_show_details_bottom(context = {})
      settings = Console.settings
      mail = User.current.logged? && User.current.mail
      return '' if mail.blank? || settings.nil?

      answer = Console.post(settings, 'embed-tokens', context[:issue].id, person: mail, parent: context[:request].base_url)
      return content_tag(:p, 'No suggestions here: the issue is not read yet, or the console did not open it for you.', class: 'recsconsole') if answer.nil?

      # its own session is in the frame, so no page may keep it
      content_tag(:iframe, '', src: answer['address'], title: 'RecsConsole', class: 'recsconsole', width: 360, height: 640, referrerpolicy: 'origin',
                               style: 'border: 1px solid #d7d7d7; max-width: 100%; color-scheme: auto')
    end
  end
end
