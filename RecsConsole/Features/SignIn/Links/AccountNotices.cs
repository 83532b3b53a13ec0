using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Tells the owner of an account by mail that password, second factor or passkeys were changed, so that a change by somebody else does not
/// go unnoticed. Without a mail server nothing is sent; the end of all other sessions is then what its owner notices.
/// </summary>
public sealed class AccountNotices(PlainMail mail)
{
    /// <summary>Sends the mail in the background. The change is saved already, so nothing here undoes or delays it.</summary>
    public async Task PostAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        if (!mail.Delivers || account.Email is not { } to)
        {
            return;
        }

        var id = account.Id;
        var tenants = await db.Memberships.Where(row => row.OperatorId == id).Select(row => row.TenantId).ToListAsync(cancellationToken);
        var letter = AccountLetters.Changed(to);
        _ = Task.Run(() => mail.SendAsync(tenants, letter, CancellationToken.None), CancellationToken.None);
    }
}
