using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>Records that a customer or a person gave or withdrew consent. Takes effect on the next request.</summary>
public sealed class RecordConsent(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "record.consent";

    /// <summary>The channels through which consent can be given.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["paper", "spoken", "online"];

    public async Task<Result<string>> RunAsync(Actor actor, RecordConsentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (!Channels.Contains(request.Channel, StringComparer.Ordinal))
        {
            return Error.Invalid(Texts.NoSuchChannel);
        }

        if (await FindAsync(scope.Db, request, cancellationToken) is not { } subject)
        {
            return Error.NotFound(Texts.KeyNotFound);
        }

        Append(scope, subject, request);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return request.IsGiven ? Texts.ConsentGivenNews : Texts.ConsentWithdrawnNews;
    }

    private void Append(OperationScope scope, SubjectName subject, RecordConsentRequest request)
    {
        var row = new ConsentRow
        {
            TenantId = scope.Db.TenantId,
            Id = Guid.CreateVersion7(scope.Now),
            DataClass = Consents.CodeOf(subject.Kind is SubjectName.PersonKind ? FieldClass.People : FieldClass.Customers),
            SubjectKind = subject.Kind,
            SubjectKey = subject.Key,
            IsGiven = request.IsGiven,
            Channel = request.Channel,
            At = scope.Now,
            RecordedById = scope.Actor.PersonId,
        };
        scope.Db.Consents.Add(row);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["class"] = row.DataClass,
            ["given"] = request.IsGiven ? "true" : "false",
            ["channel"] = request.Channel,
        };
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, subject.Kind, subject.Key, AuditOutcome.Done, details));
        ChangeFeed.Append(scope.Db, ChangeKind.Configuration, "consent", scope.Now);
    }

    // both are identified as on screen: customers and people by key
    private static async Task<SubjectName?> FindAsync(
        ConsoleDbContext db,
        RecordConsentRequest request,
        CancellationToken cancellationToken
    )
    {
        var key = request.Key.Trim();
        if (request.Kind is SubjectName.AccountKind)
        {
            return await db.Accounts.AnyAsync(row => row.Key == key, cancellationToken) ? SubjectName.Account(key) : null;
        }

        var person = await db.People.Where(row => row.Key == key).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return request.Kind is SubjectName.PersonKind && person is { } id ? SubjectName.Person(id) : null;
    }
}

/// <param name="Kind">account or person.</param>
/// <param name="Key">Key of the customer or the person.</param>
/// <param name="IsGiven">False: withdrawn, or refused.</param>
/// <param name="Channel">paper, spoken or online.</param>
public sealed record RecordConsentRequest(string Kind, string Key, bool IsGiven, string Channel);
