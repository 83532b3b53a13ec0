using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Tells the owner of an account by mail that password, second factor or passkeys were changed, that it was signed in to from a new
/// browser, or that a code was entered again, so that what somebody else does with it does not go unnoticed. Without a mail server nothing is sent; the end of all other
/// sessions is then what its owner notices.
/// </summary>
public sealed partial class AccountNotices(PlainMail mail, TenantDb tenantDb, ILogger<AccountNotices> logger)
{
    /// <summary>
    /// Sends the mail in the background. The change is saved already, so nothing here undoes or delays it: a failure is logged.
    /// </summary>
    public async Task PostAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken) =>
        _ = await BeginAsync(db, account, cancellationToken);

    /// <summary>The same, done when the mail was sent: for a command, whose process ends with it.</summary>
    public async Task SendAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken) =>
        await (await BeginAsync(db, account, cancellationToken)).Sending;

    /// <summary>
    /// Tells of a sign-in from a browser that the account was not used in before, in the background as well, and in the owner's own language:
    /// that of the request may be somebody else's.
    /// </summary>
    /// <param name="entered">The membership that the sign-in was for.</param>
    /// <param name="tenants">Those that the account is a member of.</param>
    /// <param name="browser">Its User-Agent.</param>
    public void PostNewBrowser(OperatorRow account, Membership entered, IReadOnlyList<Guid> tenants, string? browser)
    {
        ArgumentNullException.ThrowIfNull(account);
        Post(account, entered, tenants, to => AccountLetters.NewBrowser(to, BrowserNames.Of(browser ?? "")));
    }

    /// <summary>Tells that a code of the authenticator app was entered a second time, in the same way.</summary>
    /// <param name="owner">The membership whose language the owner reads.</param>
    /// <param name="tenants">Those that the account is a member of.</param>
    public void PostCodeUsedAgain(OperatorRow account, Membership owner, IReadOnlyList<Guid> tenants)
    {
        ArgumentNullException.ThrowIfNull(account);
        Post(account, owner, tenants, AccountLetters.CodeUsedAgain);
    }

    private void Post(OperatorRow account, Membership owner, IReadOnlyList<Guid> tenants, Func<string, PlainLetter> write)
    {
        if (mail.Delivers && account.Email is { } to)
        {
            _ = Task.Run(() => SendInLanguageAsync(owner, tenants, () => write(to)), CancellationToken.None);
        }
    }

    private async Task SendInLanguageAsync(Membership owner, IReadOnlyList<Guid> tenants, Func<PlainLetter> write)
    {
        try
        {
            // until the end of this method
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(await LanguageOfAsync(owner));
            await SendAsync(owner.OperatorId, tenants, write());
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNotSent(e, owner.OperatorId);
        }
    }

    private async Task<string> LanguageOfAsync(Membership owner)
    {
        await using var db = await tenantDb.OpenAsync(new Actor(owner.TenantId, owner.PersonId), CancellationToken.None);
        var settings = await db
            .PersonSettings.AsNoTracking()
            .FirstOrDefaultAsync(row => row.PersonId == owner.PersonId, CancellationToken.None);
        return PersonalSettings.Parse(settings?.SettingsJson).Language;
    }

    private async Task<Notice> BeginAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        if (!mail.Delivers || account.Email is not { } to)
        {
            return new(Task.CompletedTask);
        }

        var id = account.Id;
        try
        {
            var tenants = await db
                .Memberships.Where(row => row.OperatorId == id)
                .Select(row => row.TenantId)
                .ToListAsync(cancellationToken);
            var letter = AccountLetters.Changed(to);
            return new(Task.Run(() => SendAsync(id, tenants, letter), CancellationToken.None));
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNotSent(e, id);
            return new(Task.CompletedTask);
        }
    }

    // the regions of the tenants are read from the database too
    private async Task SendAsync(Guid operatorId, IReadOnlyList<Guid> tenants, PlainLetter letter)
    {
        try
        {
            await mail.SendAsync(tenants, letter, CancellationToken.None);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNotSent(e, operatorId);
        }
    }

    [LoggerMessage(
        EventId = 1025,
        Level = LogLevel.Warning,
        Message = "Operator {OperatorId} was not told by mail of a change of their account, a sign-in from a new browser or a code used again"
    )]
    private partial void LogNotSent(Exception exception, Guid operatorId);

    /// <summary>A notice on its way. Not the task itself, which awaiting the start would await too.</summary>
    private sealed record Notice(Task Sending);
}
