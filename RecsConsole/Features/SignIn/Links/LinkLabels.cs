using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>Display texts for what became of a link.</summary>
internal static class LinkLabels
{
    /// <param name="mail">Null when no mail was wanted.</param>
    public static string WordsOf(MailOutcome? mail) =>
        mail switch
        {
            MailOutcome.Sent => Texts.LinkMailed,
            MailOutcome.InFolder => Texts.LinkInFolder,
            MailOutcome.Later or MailOutcome.Refused => Texts.LinkNotMailed,
            _ => Texts.LinkToGive,
        };
}
