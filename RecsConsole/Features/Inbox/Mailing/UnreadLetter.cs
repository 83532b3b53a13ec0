using RecsConsole.Components.Layout;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>The mail about unread items, in the language of the caller.</summary>
internal static class UnreadLetter
{
    public static PlainLetter Write(UnreadOfPerson unread, PublicAddress address) =>
        new(MailUnread.Name, unread.Reader.Email, Texts.MailSubject.With(unread.Count))
        {
            ReaderId = unread.Reader.PersonId,
            Lead = Texts.MailLead.With(unread.Count),
            Link = address.Of(InboxFilter.Path),
            Stop = new(Texts.WhyThisMail, address.Of(RailLinks.SettingsAddress)),
        };
}
