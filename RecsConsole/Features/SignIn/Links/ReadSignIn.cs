using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>How a person signs in, for those who read administration. Each view is audited.</summary>
public sealed class ReadSignIn(OperationScopeFactory scopes, PlainMail mail, ViewLog views)
{
    private const string Name = "read.sign_in";

    public async Task<Result<SignInOfPerson>> RunAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == personId, cancellationToken) is not { } person)
        {
            return Error.NotFound(Texts.PersonNotFound);
        }

        views.Note(actor, new(Name, "person", personId.ToString("D"), AuditOutcome.Done));

        var account = await db
            .Users.AsNoTracking()
            .FirstOrDefaultAsync(
                user => db.Memberships.Any(row => row.OperatorId == user.Id && row.TenantId == db.TenantId && row.PersonId == personId),
                cancellationToken
            );
        var now = scope.Now;
        var invited = await db
            .AccountLinks.AsNoTracking()
            .Where(row =>
                row.Purpose == AccountLinkPurpose.Invite
                && row.TenantId == db.TenantId
                && row.PersonId == personId
                && row.ClosedAt == null
                && row.ExpiresAt > now
            )
            .FirstOrDefaultAsync(cancellationToken);
        return new SignInOfPerson(
            account?.Email,
            account is not null && (account.TwoFactorEnabled || await PasskeyRows.AnyAsync(db, account.Id, cancellationToken)),
            invited?.Email ?? person.Email ?? "",
            invited?.ExpiresAt,
            mail.Delivers,
            person.IsActive
        );
    }
}

/// <param name="Email">The name they sign in with; null: they cannot sign in.</param>
/// <param name="HasSecondFactor">An authenticator app or a passkey.</param>
/// <param name="InviteTo">The suggested address for an invitation; empty when none is known.</param>
/// <param name="InvitedUntil">When the open invitation expires; null without one.</param>
/// <param name="IsMailed">Whether links can be sent by mail.</param>
public sealed record SignInOfPerson(
    string? Email,
    bool HasSecondFactor,
    string InviteTo,
    DateTimeOffset? InvitedUntil,
    bool IsMailed,
    bool IsActive
);
