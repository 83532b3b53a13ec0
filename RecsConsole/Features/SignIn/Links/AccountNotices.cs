using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Tells the owner of an account by mail that password, second factor or passkeys were changed, so that a change by somebody else does not
/// go unnoticed. Without a mail server nothing is sent; the end of all other sessions is then what its owner notices.
/// </summary>
public sealed partial class AccountNotices(PlainMail mail, ILogger<AccountNotices> logger)
{
    /// <summary>
    /// Sends the mail in the background. The change is saved already, so nothing here undoes or delays it: a failure is logged.
    /// </summary>
    public async Task PostAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken) =>
        _ = await BeginAsync(db, account, cancellationToken);

    /// <summary>The same, done when the mail was sent: for a command, whose process ends with it.</summary>
    public async Task SendAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken) =>
        await (await BeginAsync(db, account, cancellationToken)).Sending;

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
    private async Task SendAsync(Guid operatorId, List<Guid> tenants, PlainLetter letter)
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
        Message = "Operator {OperatorId} was not told by mail of a change of their account"
    )]
    private partial void LogNotSent(Exception exception, Guid operatorId);

    /// <summary>A notice on its way. Not the task itself, which awaiting the start would await too.</summary>
    private sealed record Notice(Task Sending);
}
