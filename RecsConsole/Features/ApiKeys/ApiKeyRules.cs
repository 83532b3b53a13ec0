using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Rules for all keys, and their storage and audit.</summary>
public sealed class ApiKeyRules(AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Maximum length of a key's name.</summary>
    public const int MaxCharacters = 100;

    /// <summary>Kind of object in the audit trail.</summary>
    public const string Kind = "api_key";

    private const int MaxKeys = 100;

    /// <summary>Lifetimes to choose from, in days.</summary>
    public static IReadOnlyList<int> Lives { get; } = [30, 90, 365];

    /// <summary>Creates a key if the request is valid. Keys of a tenant are created one at a time, so that they can be counted.</summary>
    internal async Task<Result<CreatedApiKey>> MakeAsync(
        OperationScope scope,
        string operation,
        NewApiKey wanted,
        Guid? replaces,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var wrong =
            await scope.AuthorizeAgainAsync(AccessOperation.ManagePeople, operation, cancellationToken)
            ?? await ProblemOfAsync(scope, operation, wanted, cancellationToken);
        if (wrong is not null)
        {
            await transaction.CommitAsync(cancellationToken); // a denial is recorded
            return wrong;
        }

        var made = Append(scope, operation, wanted, replaces);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made;
    }

    // A key with more permissions than the requester is denied and audited.
    private async Task<Error?> ProblemOfAsync(OperationScope scope, string operation, NewApiKey wanted, CancellationToken cancellationToken)
    {
        if (wanted.Name.Length is 0 or > MaxCharacters || wanted.Name.Any(char.IsControl))
        {
            return Error.Invalid(Texts.NameMissing.With(MaxCharacters));
        }

        if (wanted.Scopes.Count == 0 || wanted.Scopes.Except(ApiScopes.All, StringComparer.Ordinal).Any() || !Lives.Contains(wanted.Days))
        {
            return Error.Invalid(Texts.ScopeMissing);
        }

        var now = clock.GetUtcNow();
        if (await scope.Db.ApiKeys.InForce(now).CountAsync(cancellationToken) >= MaxKeys)
        {
            return Error.Invalid(Texts.TooManyKeys.With(MaxKeys));
        }

        if (!await scope.Db.People.AnyAsync(row => row.Id == wanted.PersonId && row.IsActive, cancellationToken))
        {
            return Error.Invalid(Texts.PersonMissing);
        }

        // with their own trusted key, an administrator would publish without the second person
        if (wanted.Scopes.Contains(ApiScopes.Trust, StringComparer.Ordinal) && wanted.PersonId == scope.Actor.PersonId)
        {
            return Error.Invalid(Texts.TrustIsForAnother);
        }

        return await AboveOwnRightsAsync(scope, operation, wanted.PersonId, cancellationToken);
    }

    /// <summary>The denial when a key's person has more rights than the actor; null when they have not.</summary>
    internal static async Task<Error?> AboveOwnRightsAsync(
        OperationScope scope,
        string operation,
        Guid personId,
        CancellationToken cancellationToken
    )
    {
        var rights = (await scope.ReadRightsOfAsync(personId, cancellationToken)).Subject;
        return rights.IsWithin(scope.Access.Subject)
            ? null
            : await scope.DenyAsync(operation, Kind, personId.ToString("D"), Error.Forbidden(Texts.AboveOwnRights), cancellationToken);
    }

    private CreatedApiKey Append(OperationScope scope, string operation, NewApiKey wanted, Guid? replaces)
    {
        var at = Timestamps.Round(clock.GetUtcNow());
        var id = Guid.CreateVersion7(at);
        var (text, secretHash) = ApiKeyToken.New(id);
        string[] given = [.. ApiScopes.All.Where(each => wanted.Scopes.Contains(each, StringComparer.Ordinal)).Select(Given)];
        scope.Db.ApiKeys.Add(
            new()
            {
                TenantId = scope.Actor.TenantId,
                Id = id,
                Name = wanted.Name,
                SecretHash = secretHash,
                Scopes = [.. given],
                PersonId = wanted.PersonId,
                CreatedById = scope.Actor.PersonOrNull,
                CreatedAt = at,
                ExpiresAt = at.AddDays(wanted.Days),
                ReplacesId = replaces,
            }
        );
        Record(scope, operation, id, wanted with { Scopes = given }, replaces);
        return new(id, wanted.Name, text);
    }

    // whoever creates a key knows its text: trusted at once, it would publish without a second person
    private static string Given(string wanted) =>
        string.Equals(wanted, ApiScopes.Trust, StringComparison.Ordinal) ? ApiScopes.TrustAsked : wanted;

    private void Record(OperationScope scope, string operation, Guid id, NewApiKey wanted, Guid? replaces)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = wanted.Name,
            ["scopes"] = string.Join(' ', wanted.Scopes.Order(StringComparer.Ordinal)),
            ["person"] = wanted.PersonId.ToString("D"),
        };
        if (replaces is { } before)
        {
            details["replaces"] = before.ToString("D");
        }

        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(operation, Kind, id.ToString("D"), AuditOutcome.Done, details));
    }
}

/// <summary>A requested key.</summary>
/// <param name="PersonId">The person the key acts for.</param>
/// <param name="Days">The key's lifetime in days.</param>
public sealed record NewApiKey(string Name, IReadOnlyList<string> Scopes, Guid PersonId, int Days);

/// <summary>A new key.</summary>
/// <param name="Text">The key itself: returned here and never again.</param>
public sealed record CreatedApiKey(Guid Id, string Name, string Text);
