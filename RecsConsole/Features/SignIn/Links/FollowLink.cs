using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>What following a link does: an invitation lets its bearer in, a reset gives the account another password.</summary>
public sealed class FollowLink(
    TenantDb tenantDb,
    UserManager<OperatorRow> operators,
    ProvisionOperator provisionOperator,
    PasswordRules passwordRules,
    SignInRefusal refusal,
    SignInAudit audit,
    Memberships memberships,
    OpenSession openSession,
    EndSessions endSessions,
    TimeProvider clock
)
{
    /// <summary>What a link is for; null where it does not work, whatever the reason.</summary>
    public async Task<LinkView?> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var link = await AccountLinks.FindAsync(db, token, clock.GetUtcNow(), cancellationToken);
        switch (link)
        {
            case { Purpose: AccountLinkPurpose.Invite, Email: { } email, TenantId: { } tenantId }:
                var tenant = await db.Tenants.FirstOrDefaultAsync(row => row.Id == tenantId && row.IsReady, cancellationToken);
                var account = await operators.FindByNameAsync(email);
                return tenant is null ? null : new(link.Purpose, email, tenant.Name, account?.PasswordHash is not null);
            case { Purpose: AccountLinkPurpose.Reset, OperatorId: { } operatorId }:
                var owner = await operators.FindByIdAsync(operatorId.ToString("D"));
                return owner is null ? null : new(link.Purpose, owner.Email ?? "", TenantName: null, HasAccount: true);
            default:
                return null;
        }
    }

    /// <summary>Answers the principal of a session; none where they have to sign in themselves, as after a reset.</summary>
    public async Task<Result<FollowedLink>> RunAsync(FollowLinkRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await AccountLinks.FindAsync(db, request.Token, clock.GetUtcNow(), cancellationToken) switch
        {
            { Purpose: AccountLinkPurpose.Invite, TenantId: { } tenant, PersonId: { } person, Email: { } email } link => await JoinAsync(
                new(link, tenant, person, email),
                request,
                cancellationToken
            ),
            { Purpose: AccountLinkPurpose.Reset, OperatorId: { } operatorId } link => await ResetAsync(
                link,
                operatorId,
                request,
                cancellationToken
            ),
            _ => Error.NotFound(Texts.LinkDoesNotWork),
        };
    }

    private async Task<Result<FollowedLink>> JoinAsync(Invited invited, FollowLinkRequest request, CancellationToken cancellationToken)
    {
        // whoever has an account already shows that it is theirs: an address in an invitation proves nothing
        var known = await operators.FindByNameAsync(invited.Email);
        if (known?.PasswordHash is not null && await RefuseOwnerAsync(known, request.Password, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        await using var db = await tenantDb.OpenAsync(Actor.Job(invited.Tenant), cancellationToken);
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var person = await db.People.FirstOrDefaultAsync(row => row.Id == invited.Person && row.IsActive, cancellationToken);
        var isTaken = await db.Memberships.AnyAsync(
            row => row.TenantId == invited.Tenant && row.PersonId == invited.Person,
            cancellationToken
        );
        if (person is null || isTaken || !await AccountLinks.TakeAsync(db, invited.Link.Id, clock.GetUtcNow(), cancellationToken))
        {
            return Error.NotFound(Texts.LinkDoesNotWork);
        }

        var operatorId = await provisionOperator.AddAsync(
            db,
            new Actor(invited.Tenant, invited.Person),
            new(invited.Email, person.DisplayName, person.Id, Password: null),
            cancellationToken
        );
        var account = await db.Users.FindAsync([operatorId], cancellationToken);
        if (account!.PasswordHash is null && await passwordRules.ApplyAsync(account, request.Password) is { } error)
        {
            return error;
        }

        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountMoved);
        }

        await transaction.CommitAsync(cancellationToken);
        return await EnterAsync(account, invited.Tenant, request.Browser, cancellationToken);
    }

    private async Task<Error?> RefuseOwnerAsync(OperatorRow known, string password, CancellationToken cancellationToken)
    {
        var wrong = Error.Invalid(Texts.WrongOwnPassword);
        if (await operators.IsLockedOutAsync(known))
        {
            return await refusal.RefuseAsync(known, "locked", wrong, cancellationToken);
        }

        return await operators.CheckPasswordAsync(known, password)
            ? null
            : await refusal.FailAsync(known, "wrong_password", wrong, cancellationToken);
    }

    private async Task<Result<FollowedLink>> EnterAsync(
        OperatorRow account,
        Guid tenantId,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        if (account.TwoFactorEnabled)
        {
            return new FollowedLink(Principal: null); // the code is asked for at the door
        }

        var all = await memberships.OfOperatorAsync(account.Id, cancellationToken);
        return all.FirstOrDefault(each => each.TenantId == tenantId) is { } entered
            ? new FollowedLink(await openSession.RunAsync(entered, browser, cancellationToken))
            : new FollowedLink(Principal: null);
    }

    private async Task<Result<FollowedLink>> ResetAsync(
        AccountLinkRow link,
        Guid operatorId,
        FollowLinkRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        if (
            await db.Users.FindAsync([operatorId], cancellationToken) is not { } account
            || !await AccountLinks.TakeAsync(db, link.Id, clock.GetUtcNow(), cancellationToken)
        )
        {
            return Error.NotFound(Texts.LinkDoesNotWork);
        }

        if (await passwordRules.ApplyAsync(account, request.Password) is { } error)
        {
            return error; // the link works on: nothing was committed
        }

        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountMoved);
        }

        await transaction.CommitAsync(cancellationToken);
        await endSessions.OthersAsync(operatorId, kept: null, cancellationToken);
        foreach (var each in await memberships.OfOperatorAsync(operatorId, cancellationToken))
        {
            await audit.RecordAsync(
                each.TenantId,
                each.PersonId,
                new("reset.password", "person", each.PersonId.ToString("D"), AuditOutcome.Done),
                cancellationToken
            );
        }

        return new FollowedLink(Principal: null);
    }

    private sealed record Invited(AccountLinkRow Link, Guid Tenant, Guid Person, string Email);
}

/// <summary>What a link is for.</summary>
/// <param name="TenantName">Of an invitation.</param>
/// <param name="HasAccount">They sign in with the password that they have.</param>
public sealed record LinkView(AccountLinkPurpose Purpose, string Email, string? TenantName, bool HasAccount);

/// <param name="Password">The new one; for an invitation of somebody who has an account, theirs.</param>
/// <param name="Browser">What the browser says it is.</param>
public sealed record FollowLinkRequest(string Token, string Password, string? Browser);

/// <param name="Principal">Of the session; null: they sign in at the door.</param>
public sealed record FollowedLink(ClaimsPrincipal? Principal);
