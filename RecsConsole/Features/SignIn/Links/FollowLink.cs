using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>Processes a followed link: an invitation signs its bearer in, a reset changes the account's password.</summary>
public sealed class FollowLink(
    TenantDb tenantDb,
    AccountTurns turns,
    ILookupNormalizer normalizer,
    ProvisionOperator provisionOperator,
    PasswordRules passwordRules,
    ResetByLink resetByLink,
    Memberships memberships,
    OpenSession openSession,
    TimeProvider clock
)
{
    /// <summary>The purpose of a link; null when it is not valid, whatever the reason.</summary>
    public async Task<LinkView?> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var link = await AccountLinks.FindAsync(db, token, clock.GetUtcNow(), cancellationToken);
        switch (link)
        {
            case { Purpose: AccountLinkPurpose.Invite, Email: { } email, TenantId: { } tenantId }:
                var tenant = await db.Tenants.FirstOrDefaultAsync(row => row.Id == tenantId && row.IsReady, cancellationToken);
                var name = normalizer.NormalizeName(email);
                var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedUserName == name, cancellationToken);
                return tenant is null
                    ? null
                    : new(link.Purpose, email, tenant.Name, account?.PasswordHash is not null)
                    {
                        Name = account?.DisplayName ?? await NameAsync(tenantId, link.PersonId, cancellationToken),
                    };
            case { Purpose: AccountLinkPurpose.Reset, OperatorId: { } operatorId }:
                var owner = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == operatorId, cancellationToken);
                return owner?.Email is { } address
                    ? new(link.Purpose, address, TenantName: null, HasAccount: true)
                    {
                        Name = owner.DisplayName,
                        AsksCode = owner.TwoFactorEnabled,
                        AsksPasskey = await PasskeyRows.AnyAsync(db, owner.Id, cancellationToken),
                    }
                    : null;
            default:
                return null;
        }
    }

    private async Task<string?> NameAsync(Guid tenantId, Guid? personId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        return (await db.People.FirstOrDefaultAsync(row => row.Id == personId, cancellationToken))?.DisplayName;
    }

    /// <summary>Returns the principal of a session; none when they have to sign in themselves, as after a reset.</summary>
    public async Task<Result<FollowedLink>> RunAsync(FollowLinkRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await AccountLinks.FindAsync(db, request.Token, clock.GetUtcNow(), cancellationToken) switch
        {
            { Purpose: AccountLinkPurpose.Invite, TenantId: { } tenant, PersonId: { } person, Email: { } email } link =>
                await turns.RunAsync(
                    email,
                    turn => JoinAsync(turn, new(link, tenant, person, email), request, cancellationToken),
                    cancellationToken
                ),
            { Purpose: AccountLinkPurpose.Reset, OperatorId: { } operatorId } link => await resetByLink.RunAsync(
                link,
                operatorId,
                request,
                cancellationToken
            ),
            _ => Error.NotFound(Texts.LinkDoesNotWork),
        };
    }

    private async Task<Result<FollowedLink>> JoinAsync(
        AccountTurn turn,
        Invited invited,
        FollowLinkRequest request,
        CancellationToken cancellationToken
    )
    {
        var judged = await JudgeAsync(turn, invited, request, cancellationToken);
        if (judged is { Error: { } refused })
        {
            return refused;
        }

        await using var db = await tenantDb.OpenAsync(Actor.Job(invited.Tenant), cancellationToken);
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var person = await db.People.FirstOrDefaultAsync(row => row.Id == invited.Person && row.IsActive, cancellationToken);
        if (
            person is null
            || await IsTakenAsync(db, invited, cancellationToken)
            || !await AccountLinks.TakeAsync(db, invited.Link.Id, clock.GetUtcNow(), cancellationToken)
        )
        {
            return Error.NotFound(Texts.LinkDoesNotWork);
        }

        var operatorId = await provisionOperator.AddAsync(
            db,
            new Actor(invited.Tenant, invited.Person),
            new(invited.Email, person.DisplayName, person.Id, Password: null),
            cancellationToken
        );
        var account = (await db.Users.FindAsync([operatorId], cancellationToken))!;
        if (!string.Equals(account.PasswordHash, turn.Account?.PasswordHash, StringComparison.Ordinal))
        {
            return Error.Conflict(Texts.AccountChanged); // someone created or changed the account since its password was checked
        }

        judged?.Value?.ApplyTo(account);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountChanged);
        }

        await transaction.CommitAsync(cancellationToken);
        return await EnterAsync(db, account, invited.Tenant, request.Browser);
    }

    // Before the transaction, which others wait for. Null for an account that keeps the password it has.
    private async Task<Result<NewPassword>?> JudgeAsync(
        AccountTurn turn,
        Invited invited,
        FollowLinkRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await RefuseOwnerAsync(turn, request, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        if (turn.Account is { } known)
        {
            return known.PasswordHash is null ? await passwordRules.JudgeAsync(known, request.Password) : null;
        }

        await using var db = await tenantDb.OpenAsync(Actor.Job(invited.Tenant), cancellationToken);
        var person = await db.People.FirstOrDefaultAsync(row => row.Id == invited.Person && row.IsActive, cancellationToken);
        return person is null
            ? Error.NotFound(Texts.LinkDoesNotWork)
            : await passwordRules.JudgeAsync(new() { Email = invited.Email, DisplayName = person.DisplayName }, request.Password);
    }

    private static Task<bool> IsTakenAsync(ConsoleDbContext db, Invited invited, CancellationToken cancellationToken) =>
        db.Memberships.AnyAsync(row => row.TenantId == invited.Tenant && row.PersonId == invited.Person, cancellationToken);

    // The owner of an existing account must prove that it is theirs, since the address in an invitation proves nothing. An account that is
    // a member of a tenant but has no password yet cannot prove it; only its own invitation lets it in.
    private async Task<Error?> RefuseOwnerAsync(AccountTurn turn, FollowLinkRequest request, CancellationToken cancellationToken)
    {
        if (turn.Account is not { } known)
        {
            return null;
        }

        if (known.PasswordHash is not null)
        {
            return await RefuseGuessAsync(turn, known, request, cancellationToken);
        }

        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db.Memberships.AnyAsync(row => row.OperatorId == known.Id, cancellationToken)
            ? Error.Conflict(Texts.AccountWithoutPassword)
            : null;
    }

    private static async Task<Error?> RefuseGuessAsync(
        AccountTurn turn,
        OperatorRow known,
        FollowLinkRequest request,
        CancellationToken cancellationToken
    )
    {
        var addresses = turn.Get<AddressLockout>();
        if (addresses.Left(request.Network) is { } left)
        {
            return Lockout.ForAddress(left);
        }

        var wrong = Error.Invalid(Texts.WrongOwnPassword);
        var wasLocked = await turn.Operators.IsLockedOutAsync(known);
        var refused = await turn.Get<PasswordCheck>().RefuseAsync(known, request.Password, wrong, cancellationToken);
        if (refused is not null && !wasLocked)
        {
            addresses.Count(request.Network);
        }

        return refused;
    }

    // they have joined, so this must happen even if the browser disconnects
    private async Task<Result<FollowedLink>> EnterAsync(ConsoleDbContext db, OperatorRow account, Guid tenantId, string? browser)
    {
        if (account.TwoFactorEnabled || await PasskeyRows.AnyAsync(db, account.Id, CancellationToken.None))
        {
            return new FollowedLink(Principal: null); // code or passkey is requested at sign-in
        }

        var all = await memberships.OfOperatorAsync(account.Id, CancellationToken.None);
        return all.FirstOrDefault(each => each.TenantId == tenantId && !each.RequiresSingleSignOn) is { } entered
            ? new FollowedLink(await openSession.RunAsync(entered, browser, CancellationToken.None))
            : new FollowedLink(Principal: null);
    }

    private sealed record Invited(AccountLinkRow Link, Guid Tenant, Guid Person, string Email);
}
