module RecsconsolePanel
  # Asks the console for a panel of the issue, for whoever looks at it, and puts it into a frame.
  class Hooks < Redmine::Hook::ViewListener
    # Puts a passage that the panel hands over into the notes of the issue, for those who may write some. Nothing is saved by it.
    REPLY = <<~'JS'.freeze
      (() => {
        const frame = document.querySelector("iframe.recsconsole");
        addEventListener("message", ({ origin, source, data }) => {
          const notes = document.getElementById("issue_notes");
          if (notes && origin === new URL(frame.src).origin && source === frame.contentWindow && data?.type === "recsconsole.reply") {
            document.getElementById("update").style.display = "block";
            notes.value = notes.value ? `${notes.value}\n\n${data.text}` : data.text;
            source.postMessage({ type: "recsconsole.taken", id: data.id }, origin);
          }
        });
      })();
    JS

    def view_issues_show_details_bottom(context = {})
      settings = Console.settings
      mail = User.current.logged? && User.current.mail
      return '' if mail.blank? || settings.nil?

      answer = Console.post(settings, 'embed-tokens', context[:issue].id, person: mail, parent: context[:request].base_url)
      return content_tag(:p, 'No suggestions here: the issue is not read yet, or the console did not open it for you.', class: 'recsconsole') if answer.nil?

      # its own session is in the frame, so no page may keep it
      content_tag(:iframe, '', src: answer['address'], title: 'RecsConsole', class: 'recsconsole', width: 360, height: 640, referrerpolicy: 'origin',
                               allow: 'clipboard-write', style: 'border: 1px solid #d7d7d7; max-width: 100%; color-scheme: auto') +
        content_tag(:script, REPLY.html_safe)
    end
  end
end
