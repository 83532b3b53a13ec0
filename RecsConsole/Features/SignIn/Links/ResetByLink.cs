using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Sets the password of the account that a reset link is of. Whoever has a second factor or a passkey proved it before
/// (<see cref="ProveLinkOwner"/>). Ends every session, and removes the passkeys that were not proved.
/// </summary>
public sealed class ResetByLink(
    TenantDb tenantDb,
    PasswordRules passwordRules,
    LinkProofs proofs,
    SignInAudit audit,
    Memberships memberships,
    EndSessions endSessions,
    AccountNotices notices,
    TimeProvider clock
)
{
    /// <param name="link">A link that is still valid.</param>
    public async Task<Result<FollowedLink>> RunAsync(
        AccountLinkRow link,
        Guid operatorId,
        FollowLinkRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == operatorId, cancellationToken) is not { } owner)
        {
            return Error.NotFound(Texts.LinkDoesNotWork);
        }

        // before the transaction, which others wait for; the link stays valid
        var judged = await passwordRules.JudgeAsync(owner, request.Password);
        return judged.IsOk ? await SetAsync(db, new(link, operatorId, judged.Value, request.Proof), cancellationToken) : judged.Error;
    }

    private async Task<Result<FollowedLink>> SetAsync(ConsoleDbContext db, Wanted wanted, CancellationToken cancellationToken)
    {
        var (link, operatorId, password, given) = wanted;
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        // the administrator who created the link saw it, but its owner has joined another tenant since
        var isForeign = await db.Memberships.AnyAsync(
            row => row.OperatorId == operatorId && link.TenantId != null && row.TenantId != link.TenantId,
            cancellationToken
        );
        if (
            isForeign
            || await db.Users.FindAsync([operatorId], cancellationToken) is not { } account
            || !await AccountLinks.TakeAsync(db, link.Id, clock.GetUtcNow(), cancellationToken)
        )
        {
            return Error.NotFound(Texts.LinkDoesNotWork);
        }

        var proof = proofs.Read(given, link, account);
        if (proof is null && (account.TwoFactorEnabled || await PasskeyRows.AnyAsync(db, account.Id, cancellationToken)))
        {
            return Error.Conflict(Texts.ProofTooLate); // nothing was saved, so the link works on
        }

        password.ApplyTo(account);
        await SecondFactorRows.ForgetUnusedAsync(db, account, cancellationToken);
        await PasskeyRows.RemoveOthersAsync(db, account.Id, proof?.Passkey, cancellationToken);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountChanged);
        }

        await transaction.CommitAsync(cancellationToken);
        await NotifyAsync(operatorId);
        await notices.PostAsync(db, account, CancellationToken.None);
        return new FollowedLink(Principal: null);
    }

    private async Task NotifyAsync(Guid operatorId)
    {
        // already changed, so the rest must happen even if the browser disconnects
        await endSessions.OthersAsync(operatorId, kept: null, CancellationToken.None);
        foreach (var each in await memberships.OfOperatorAsync(operatorId, CancellationToken.None))
        {
            await audit.RecordAsync(
                each.TenantId,
                each.PersonId,
                new("reset.password", "person", each.PersonId.ToString("D"), AuditOutcome.Done),
                CancellationToken.None
            );
        }
    }

    private sealed record Wanted(AccountLinkRow Link, Guid OperatorId, NewPassword Password, string? Proof);
}
