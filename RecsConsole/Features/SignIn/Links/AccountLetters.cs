using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>The mails about an account, in the current language.</summary>
internal static class AccountLetters
{
    /// <param name="db">Bound to the tenant that invites.</param>
    public static async Task<PlainLetter> InviteAsync(ConsoleDbContext db, string email, string link, CancellationToken cancellationToken)
    {
        var name = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        return new("invite.person", email, Texts.InviteSubject.With(name)) { Lead = Texts.InviteBody.With(name), Link = link };
    }

    public static PlainLetter Reset(string email, string link) =>
        new("make.password_link", email, Texts.ResetSubject) { Lead = Texts.ResetBody, Link = link };

    /// <param name="browser">Its name; null when it is not recognised.</param>
    public static PlainLetter NewBrowser(string email, string? browser) =>
        new("open.session", email, Texts.NewBrowserSubject) { Lead = Texts.NewBrowserBody.With(browser ?? Texts.UnknownBrowser) };

    public static PlainLetter CodeUsedAgain(string email) =>
        new("open.session", email, Texts.CodeUsedAgainSubject) { Lead = Texts.CodeUsedAgainBody };

    public static PlainLetter Changed(string email) =>
        new("change.sign_in", email, Texts.SignInChangedSubject) { Lead = Texts.SignInChangedBody };
}
