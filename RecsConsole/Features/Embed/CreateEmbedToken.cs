using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Embed;

/// <summary>
/// Creates a token that opens the panel of one case once, for one person, in frames of one parent. The key's person must be able to see the
/// case too, and have every role, the clearance and the regions of the person it is created for. <see cref="CreateEmbedSession"/> checks
/// this again.
/// </summary>
public sealed class CreateEmbedToken(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "create.embed_token";
    private static readonly TimeSpan s_openTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    // one error for both: telling them apart would reveal cases and people
    private static Error NoSuchCase => Error.NotFound(Texts.NoSuchCaseForThem);

    public async Task<Result<CreatedEmbedToken>> RunAsync(Actor actor, NewEmbedToken request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var row = await CaseAsync(scope.Db, request, cancellationToken);
        var person = await PersonAsync(scope, request.Person.Trim(), cancellationToken);
        if (
            row is null
            || person is null
            || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken)
            || await scope.ReadRightsOfAsync(person.Id, cancellationToken) is not { } rights
            || !rights.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted
            || !EmbedLimits.Allow(scope.Access.Subject, rights.Subject)
        )
        {
            return await scope.DenyAsync(Name, "case", request.Case ?? request.Ticket ?? "", NoSuchCase, cancellationToken);
        }

        return await ParentsAsync(scope.Db, request.Parent, cancellationToken) is { } parent
            ? await AppendAsync(scope, request, new(row, person.Id, parent), cancellationToken)
            : Error.Invalid(Texts.ParentNotAllowed);
    }

    // The app of some ticket systems is in a frame itself. A browser asks every page around a panel, so all have to be allowed.
    private static async Task<string?> ParentsAsync(ConsoleDbContext db, string asked, CancellationToken cancellationToken)
    {
        var parents = asked
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(WebOrigin.Read)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var allowed = await db.EmbedParents.Where(each => parents.Contains(each.Origin)).CountAsync(cancellationToken);
        var text = string.Join(' ', parents);
        return parents.Count > 0 && allowed == parents.Count && text.Length <= WebOrigin.Longest ? text : null;
    }

    private static Task<CaseRow?> CaseAsync(ConsoleDbContext db, NewEmbedToken request, CancellationToken cancellationToken) =>
        request is { Connection: { } connection, Ticket: { } ticket }
            ? LinkedTicket.FindCaseAsync(db, connection, ticket, cancellationToken)
            : db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Key == request.Case, cancellationToken);

    // the e-mail address of the profile or of the sign-in; an address shared by two people identifies nobody
    private static async Task<PersonRow?> PersonAsync(OperationScope scope, string email, CancellationToken cancellationToken)
    {
        var (db, tenant, name) = (scope.Db, scope.Actor.TenantId, email.ToUpperInvariant());
        var signingIn = await (
            from member in db.Memberships
            join user in db.Users on member.OperatorId equals user.Id
            where member.TenantId == tenant && user.NormalizedEmail == name
            select member.PersonId
        ).ToListAsync(cancellationToken);
        // profile addresses are stored encrypted: the database cannot compare them
        var people = await db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        PersonRow[] found =
        [
            .. people.Where(person =>
                signingIn.Contains(person.Id) || string.Equals(person.Email, email, StringComparison.OrdinalIgnoreCase)
            ),
        ];
        return found is [var one] ? one : null;
    }

    private async Task<Result<CreatedEmbedToken>> AppendAsync(
        OperationScope scope,
        NewEmbedToken request,
        Bound bound,
        CancellationToken cancellationToken
    )
    {
        var (db, now) = (scope.Db, scope.Now);
        var old = now - s_kept;
        await DeleteInParts.RunAsync(db, db.EmbedSessions.Where(row => row.CreatedAt < old), cancellationToken);
        var id = Guid.CreateVersion7(now);
        var (text, hash) = NamedSecret.New(EmbedLookup.TokenPrefix, id);
        db.EmbedSessions.Add(
            new()
            {
                TenantId = scope.Actor.TenantId,
                Id = id,
                KeyId = request.KeyId,
                PersonId = bound.PersonId,
                CaseId = bound.Case.Id,
                Parent = bound.Parent,
                TokenHash = hash,
                CreatedAt = now,
                OpenBefore = now + s_openTime,
            }
        );
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person"] = bound.PersonId.ToString("D"),
            ["key"] = request.KeyId.ToString("D"),
            ["parent"] = bound.Parent,
        };
        auditTrail.Append(db, scope.Actor.PersonOrNull, new(Name, "case", bound.Case.Id.ToString("D"), AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
        var address = request is { Connection: { } connection, Ticket: { } ticket }
            ? EmbedAddresses.OfTicket(connection, ticket)
            : EmbedAddresses.OfCase(bound.Case.Key);
        return new CreatedEmbedToken(text, $"{address}?{EmbedAddresses.Token}={text}", now + s_openTime);
    }

    private sealed record Bound(CaseRow Case, Guid PersonId, string Parent);
}

/// <summary>A panel requested by another system: for a case by its key, or by the ticket of a connection.</summary>
/// <param name="KeyId">The key used for the request.</param>
/// <param name="Person">E-mail address of the viewer.</param>
/// <param name="Parent">Origin of the embedding page, and after a blank those of the pages around it.</param>
public sealed record NewEmbedToken(Guid KeyId, string Person, string Parent)
{
    public string? Case { get; init; }

    public Guid? Connection { get; init; }

    public string? Ticket { get; init; }
}

/// <param name="Text">The token: returned here and never again.</param>
/// <param name="Path">URL for the frame, relative to the console's own address.</param>
public sealed record CreatedEmbedToken(string Text, string Path, DateTimeOffset OpenBefore);
