using Microsoft.EntityFrameworkCore;
using MimeKit;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>Sends a link to its recipient.</summary>
public sealed partial class AccountMail(IMailTransport transport, ILogger<AccountMail> logger)
{
    /// <summary>Whether mails are delivered.</summary>
    public bool Delivers => transport is { IsOpen: true, Delivers: true };

    /// <summary>Sends at once; a failure is logged and returned, never thrown.</summary>
    /// <param name="db">Bound to the tenant that invites; only its name is read.</param>
    public async Task<MailOutcome> SendAsync(
        ConsoleDbContext db,
        AccountLinkPurpose purpose,
        string email,
        string link,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!transport.IsOpen)
        {
            return MailOutcome.NoServer;
        }

        var tenant = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        return purpose is AccountLinkPurpose.Invite
            ? await SendAsync(email, Texts.InviteSubject.With(tenant ?? ""), Texts.InviteBody.With(tenant ?? "", link), cancellationToken)
            : await SendAsync(email, Texts.ResetSubject, Texts.ResetBody.With(link), cancellationToken);
    }

    /// <summary>Sends a password reset link in the background. It may be lost when the server stops; then the user asks again.</summary>
    public void Post(string email, string link)
    {
        var (subject, body) = (Texts.ResetSubject, Texts.ResetBody.With(link)); // in the language of the page
        _ = Task.Run(() => SendAsync(email, subject, body, CancellationToken.None));
    }

    private async Task<MailOutcome> SendAsync(string email, string subject, string body, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new MimeMessage();
            message.From.Add(MailboxAddress.Parse(transport.From));
            message.To.Add(MailboxAddress.Parse(email));
            message.Subject = subject;
            message.Body = new TextPart("plain") { Text = body };
            await transport.SendAsync(message, cancellationToken);
            return transport.Delivers ? MailOutcome.Sent : MailOutcome.InFolder;
        }
        catch (Exception e) when (e is MailException or ParseException)
        {
            LogFailed(e);
            return MailOutcome.Failed;
        }
    }

    [LoggerMessage(EventId = 1022, Level = LogLevel.Warning, Message = "The mail with a link was not taken")]
    private partial void LogFailed(Exception exception);
}

/// <summary>The result of sending a link.</summary>
public enum MailOutcome
{
    NotAsked,
    Sent,

    /// <summary>Written to a folder because no mail server is configured: nobody received it.</summary>
    InFolder,
    NoServer,
    Failed,
}
