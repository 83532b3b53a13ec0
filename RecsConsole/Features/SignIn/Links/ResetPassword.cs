using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Makes links to a new password: for oneself by mail, or for somebody else by an administrator. Who is a member of other tenants too gets theirs
/// by mail only: the administrator of one tenant must not enter another.
/// </summary>
public sealed partial class ResetPassword(
    TenantDb tenantDb,
    OperationScopeFactory scopes,
    UserManager<OperatorRow> operators,
    EndSessions endSessions,
    AccountMail mail,
    ConsoleAddress address,
    AuditTrail auditTrail,
    IOptions<SignInOptions> options,
    TimeProvider clock,
    ILogger<ResetPassword> logger
)
{
    private const string Name = "make.password_link";
    private const string FactorName = "take_off.second_factor";

    /// <summary>Whether somebody who forgot their password can be sent a link.</summary>
    public bool IsByMail => mail.Delivers;

    /// <summary>Sends a link to whoever has this name. It answers nothing: not even whether there is such a name.</summary>
    public async Task SendAsync(string email, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (!IsByMail || await operators.FindByNameAsync(email.Trim()) is not { PasswordHash: not null, Email: { } to } account)
        {
            LogAsked();
            return;
        }

        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var (link, _) = await AppendAsync(db, account.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await mail.SendAsync(db, AccountLinkPurpose.Reset, to, link, cancellationToken);
    }

    /// <summary>For an administrator.</summary>
    public async Task<Result<MadeLink>> RunAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await AccountOfAsync(scope, personId, cancellationToken) is not { Email: { } email } account)
        {
            return Error.NotFound(Texts.PersonNotFound);
        }

        var isShared = await IsSharedAsync(scope.Db, account.Id, cancellationToken);
        if (isShared && !mail.Delivers)
        {
            return Error.Conflict(Texts.ResetByMailOnly);
        }

        var (link, until) = await AppendAsync(scope.Db, account.Id, cancellationToken);
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "person", personId.ToString("D"), AuditOutcome.Done));
        await scope.Db.SaveChangesAsync(cancellationToken);
        var outcome = await mail.SendAsync(scope.Db, AccountLinkPurpose.Reset, email, link, cancellationToken);
        return new MadeLink(isShared ? null : link, until, outcome);
    }

    /// <summary>Takes a lost second factor off somebody's account, for an administrator; their sessions end.</summary>
    public async Task<Result<bool>> RemoveFactorAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, FactorName, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await AccountOfAsync(scope, personId, cancellationToken) is not { TwoFactorEnabled: true } found)
        {
            return Error.NotFound(Texts.PersonNotFound);
        }

        if (await IsSharedAsync(scope.Db, found.Id, cancellationToken))
        {
            return Error.Conflict(Texts.FactorIsOfSeveral);
        }

        auditTrail.Append(scope.Db, actor.PersonOrNull, new(FactorName, "person", personId.ToString("D"), AuditOutcome.Done));
        await scope.Db.SaveChangesAsync(cancellationToken);
        var account = await operators.FindByIdAsync(found.Id.ToString("D"));
        await OwnSecondFactor.RemoveAsync(operators, account!);
        await endSessions.OthersAsync(found.Id, kept: null, cancellationToken);
        return true;
    }

    private async Task<(string Link, DateTimeOffset Until)> AppendAsync(
        ConsoleDbContext db,
        Guid operatorId,
        CancellationToken cancellationToken
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var older = await db.AccountLinks.Where(row => row.OperatorId == operatorId && row.ClosedAt == null).ToListAsync(cancellationToken);
        older.ForEach(row => row.ClosedAt = now);
        var (row, token) = AccountLinks.Append(db, AccountLinkPurpose.Reset, now, options.Value.ResetTime);
        row.OperatorId = operatorId;
        return (address.Of(SignInAddresses.LinkOf(token)), row.ExpiresAt);
    }

    private static Task<OperatorRow?> AccountOfAsync(OperationScope scope, Guid personId, CancellationToken cancellationToken) =>
        scope
            .Db.Users.AsNoTracking()
            .FirstOrDefaultAsync(
                user =>
                    scope.Db.Memberships.Any(row =>
                        row.OperatorId == user.Id && row.TenantId == scope.Db.TenantId && row.PersonId == personId
                    ),
                cancellationToken
            );

    private static Task<bool> IsSharedAsync(ConsoleDbContext db, Guid operatorId, CancellationToken cancellationToken) =>
        db.Memberships.AnyAsync(row => row.OperatorId == operatorId && row.TenantId != db.TenantId, cancellationToken);

    [LoggerMessage(EventId = 1023, Level = LogLevel.Information, Message = "A link to a new password was asked for and not made")]
    private partial void LogAsked();
}
