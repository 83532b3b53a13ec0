using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Creates a link with which a person chooses a password and signs in for the first time. A new one invalidates older ones.
/// </summary>
public sealed class InvitePerson(
    OperationScopeFactory scopes,
    ILookupNormalizer normalizer,
    AuditTrail auditTrail,
    IOptions<SignInOptions> options,
    PlainMail mail,
    ConsoleAddress address
)
{
    private const string Name = "invite.person";

    public async Task<Result<CreatedLink>> RunAsync(Actor actor, InvitePersonRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var email = request.Email.Trim();
        if (!NewPerson.IsAddress(email))
        {
            return Error.Invalid(Texts.AddressWrong);
        }

        var person = await scope.Db.People.FirstOrDefaultAsync(row => row.Id == request.PersonId, cancellationToken);
        if (await RefuseAsync(scope.Db, person, email, cancellationToken) is { } error)
        {
            return error;
        }

        var (token, until) = await AppendAsync(scope, person!, email, cancellationToken);
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "person", person!.Id.ToString("D"), AuditOutcome.Done));
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountChanged);
        }

        var link = address.Of(SignInAddresses.LinkOf(token));
        return new CreatedLink(link, until, request.SendMail ? await MailAsync(scope.Db, email, link, cancellationToken) : null);
    }

    private async Task<MailOutcome> MailAsync(ConsoleDbContext db, string email, string link, CancellationToken cancellationToken) =>
        await mail.SendAsync([db.TenantId], await AccountLetters.InviteAsync(db, email, link, cancellationToken), cancellationToken);

    private async Task<Error?> RefuseAsync(ConsoleDbContext db, PersonRow? person, string email, CancellationToken cancellationToken)
    {
        if (person is null)
        {
            return Error.NotFound(Texts.PersonNotFound);
        }

        if (!person.IsActive)
        {
            return Error.Conflict(Texts.PersonNotActive);
        }

        var members = db.Memberships.Where(row => row.TenantId == db.TenantId);
        if (await members.AnyAsync(row => row.PersonId == person.Id, cancellationToken))
        {
            return Error.Conflict(Texts.CanSignInAlready);
        }

        var name = normalizer.NormalizeName(email);
        return await members.AnyAsync(
            row => db.Users.Any(user => user.Id == row.OperatorId && user.NormalizedUserName == name),
            cancellationToken
        )
            ? Error.Conflict(Texts.AddressTaken)
            : null;
    }

    private async Task<(string Token, DateTimeOffset Until)> AppendAsync(
        OperationScope scope,
        PersonRow person,
        string email,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var older = db.AccountLinks.Where(row => row.TenantId == db.TenantId && row.PersonId == person.Id);
        await AccountLinks.CloseAsync(older, scope.Now, cancellationToken);
        var (row, token) = AccountLinks.Append(db, AccountLinkPurpose.Invite, scope.Now, options.Value.InvitationTime);
        (row.TenantId, row.PersonId, row.Email) = (db.TenantId, person.Id, email);
        return (token, row.ExpiresAt);
    }
}

/// <param name="Email">The name they will sign in with.</param>
/// <param name="SendMail">Whether to send the link to that address; it is returned in any case.</param>
public sealed record InvitePersonRequest(Guid PersonId, string Email, bool SendMail);

/// <summary>A created link. It is shown once: its secret is not stored.</summary>
/// <param name="Address">Null when only the recipient may have it, by mail.</param>
/// <param name="Mail">Null when no mail was wanted.</param>
public sealed record CreatedLink(string? Address, DateTimeOffset Until, MailOutcome? Mail);
