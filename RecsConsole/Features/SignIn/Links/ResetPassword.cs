using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Creates password reset links: for oneself by mail, or by an administrator for someone else. A member of other tenants gets theirs by
/// mail only, since an administrator of one tenant must not gain access to another.
/// </summary>
public sealed partial class ResetPassword(
    TenantDb tenantDb,
    OperationScopeFactory scopes,
    ILookupNormalizer normalizer,
    EndSessions endSessions,
    Memberships memberships,
    SignInAudit audit,
    PlainMail mail,
    AccountNotices notices,
    ConsoleAddress address,
    AuditTrail auditTrail,
    IOptions<SignInOptions> options,
    TimeProvider clock,
    ILogger<ResetPassword> logger
)
{
    private const string Name = "make.password_link";
    private const string FactorName = "take_off.second_factor";

    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(2);

    /// <summary>Whether reset links can be sent by mail.</summary>
    public bool IsByMail => mail.Delivers;

    /// <summary>Sends a link to the account with this name. Returns nothing, not even whether the name exists.</summary>
    public async Task SendAsync(string email, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(email);
        var name = normalizer.NormalizeName(email.Trim());
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedUserName == name, cancellationToken);
        if (!IsByMail || account is not { PasswordHash: not null, Email: { } to } || await IsFreshAsync(db, account.Id, cancellationToken))
        {
            LogAsked();
            return;
        }

        var (row, link) = await AppendAsync(db, account.Id, cancellationToken);
        if (await db.TrySaveChangesAsync(cancellationToken))
        {
            LogMade(account.Id, row.ExpiresAt);
            Post(await TenantsOfAsync(db, account.Id, cancellationToken), AccountLetters.Reset(to, link));
        }
    }

    // Not awaited: the time it takes would reveal that the name exists. It may be lost when the server stops; then the user asks again.
    private void Post(IReadOnlyCollection<Guid> tenants, PlainLetter letter) =>
        _ = Task.Run(() => mail.SendAsync(tenants, letter, CancellationToken.None));

    // repeated requests would fill a mailbox and invalidate each link before it is read
    private Task<bool> IsFreshAsync(ConsoleDbContext db, Guid operatorId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - s_pause;
        return db.AccountLinks.AnyAsync(
            row => row.OperatorId == operatorId && row.TenantId == null && row.ClosedAt == null && row.CreatedAt > since,
            cancellationToken
        );
    }

    /// <summary>For an administrator.</summary>
    public async Task<Result<CreatedLink>> RunAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
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

        var (row, link) = await AppendAsync(scope.Db, account.Id, cancellationToken);
        row.TenantId = isShared ? null : scope.Db.TenantId;
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "person", personId.ToString("D"), AuditOutcome.Done));
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountChanged);
        }

        var tenants = await TenantsOfAsync(scope.Db, account.Id, cancellationToken);
        var outcome = await mail.SendAsync(tenants, AccountLetters.Reset(email, link), cancellationToken);
        return new CreatedLink(isShared ? null : link, row.ExpiresAt, outcome);
    }

    /// <summary>Removes lost second factors, passkeys among them, from someone's account, for an administrator; their sessions end.</summary>
    public async Task<Result<bool>> RemoveFactorAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, FactorName, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (
            await AccountOfAsync(scope, personId, cancellationToken) is not { } found
            || !await HasFactorAsync(scope.Db, found, cancellationToken)
        )
        {
            return Error.NotFound(Texts.PersonNotFound);
        }

        if (await IsSharedAsync(scope.Db, found.Id, cancellationToken))
        {
            return Error.Conflict(Texts.FactorIsOfSeveral);
        }

        var account = await scope.Db.Users.SingleAsync(row => row.Id == found.Id, cancellationToken);
        await SecondFactorRows.RemoveAsync(scope.Db, account, cancellationToken);
        await PasskeyRows.RemoveAllAsync(scope.Db, account.Id, cancellationToken);
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(FactorName, "person", personId.ToString("D"), AuditOutcome.Done));
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountChanged);
        }

        await endSessions.OthersAsync(found.Id, kept: null, CancellationToken.None);
        await notices.PostAsync(scope.Db, account, CancellationToken.None);
        return true;
    }

    /// <summary>The same for the server's operator, whatever tenants the account belongs to; returns how many sessions ended.</summary>
    public async Task<Result<int>> RemoveFactorAsync(string email, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(email);
        var name = normalizer.NormalizeName(email);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var account = await db.Users.FirstOrDefaultAsync(row => row.NormalizedUserName == name, cancellationToken);
        if (account is null || !await HasFactorAsync(db, account, cancellationToken))
        {
            return Error.NotFound(Texts.NoFactorThere);
        }

        await SecondFactorRows.RemoveAsync(db, account, cancellationToken);
        await PasskeyRows.RemoveAllAsync(db, account.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var each in await memberships.OfOperatorAsync(account.Id, CancellationToken.None))
        {
            await audit.RecordAsync(
                each.TenantId,
                personId: null,
                new(FactorName, "person", each.PersonId.ToString("D"), AuditOutcome.Done),
                CancellationToken.None
            );
        }

        var ended = await endSessions.OthersAsync(account.Id, kept: null, CancellationToken.None);
        await notices.SendAsync(db, account, CancellationToken.None); // a command: what it leaves in the background ends with it
        return ended;
    }

    private static async Task<bool> HasFactorAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken) =>
        account.TwoFactorEnabled || await PasskeyRows.AnyAsync(db, account.Id, cancellationToken);

    private async Task<(AccountLinkRow Row, string Link)> AppendAsync(
        ConsoleDbContext db,
        Guid operatorId,
        CancellationToken cancellationToken
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        await AccountLinks.CloseResetsAsync(db, operatorId, now, cancellationToken);
        var (row, token) = AccountLinks.Append(db, AccountLinkPurpose.Reset, now, options.Value.ResetTime);
        row.OperatorId = operatorId;
        return (row, address.Of(SignInAddresses.LinkOf(token)));
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

    private static Task<List<Guid>> TenantsOfAsync(ConsoleDbContext db, Guid operatorId, CancellationToken cancellationToken) =>
        db.Memberships.Where(row => row.OperatorId == operatorId).Select(row => row.TenantId).ToListAsync(cancellationToken);

    private static Task<bool> IsSharedAsync(ConsoleDbContext db, Guid operatorId, CancellationToken cancellationToken) =>
        db.Memberships.AnyAsync(row => row.OperatorId == operatorId && row.TenantId != db.TenantId, cancellationToken);

    [LoggerMessage(EventId = 1023, Level = LogLevel.Information, Message = "A link to a new password was asked for and not made")]
    private partial void LogAsked();

    [LoggerMessage(
        EventId = 1024,
        Level = LogLevel.Information,
        Message = "Operator {OperatorId} asked for a link to a new password, until {Until}"
    )]
    private partial void LogMade(Guid operatorId, DateTimeOffset until);
}
