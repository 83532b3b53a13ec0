using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Privacy;

/// <summary>
/// Finds customers and people by name or key, with the extent of an erasure. Each search is audited, with a keyed hash of its text.
/// </summary>
public sealed class FindSubjects(OperationScopeFactory scopes, ViewLog views)
{
    private const string Name = "find.subjects";

    /// <summary>More results are not shown: the user must narrow the search.</summary>
    public const int Max = 20;

    public async Task<Result<SubjectList>> RunAsync(Actor actor, FindSubjectsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var text = request.Text.Trim();
        var isPerson = string.Equals(request.Kind, SubjectName.PersonKind, StringComparison.Ordinal);
        var lines = isPerson
            ? await PeopleAsync(scope.Db, text, cancellationToken)
            : await AccountsAsync(scope.Db, text, cancellationToken);
        var hashKey = await scope
            .Db.Tenants.Where(row => row.Id == actor.TenantId)
            .Select(row => row.InputHashKey)
            .SingleAsync(cancellationToken);
        views.Note(actor, Searched(isPerson ? SubjectName.PersonKind : SubjectName.AccountKind, text, lines.Length, hashKey));
        return new SubjectList(lines);
    }

    // keyed: names are short enough to be guessed from a plain hash
    private static AuditEvent Searched(string kind, string text, int found, byte[] hashKey) =>
        new(
            Name,
            "search",
            CanonicalHash.HmacOf(hashKey, Encoding.UTF8.GetBytes($"{kind}\n{text}")),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["kind"] = kind,
                ["results"] = found.ToString(CultureInfo.InvariantCulture),
            }
        );

    private static async Task<SubjectLine[]> AccountsAsync(ConsoleDbContext db, string text, CancellationToken cancellationToken)
    {
        // names are encrypted with individual keys, so they are compared in memory
        var accounts = await db.Accounts.AsNoTracking().Select(row => new { row.Key, row.Name }).ToListAsync(cancellationToken);
        var lines = new List<SubjectLine>();
        var held = await HeldSubjects.ReadAsync(db, cancellationToken);
        foreach (
            var account in accounts
                .Where(row => Has(row.Key, text) || Has(row.Name, text))
                .Where(row => !ErasedText.IsErased(row.Name))
                .OrderBy(row => row.Name, StringComparer.InvariantCultureIgnoreCase)
                .Take(Max)
        )
        {
            var cases = db.Cases.Where(row => row.AccountKey == account.Key);
            var open = await cases.CountAsync(row => row.IsOpen, cancellationToken);
            var subject = SubjectName.Account(account.Key);
            var isKept = await held.KeepsAsync(db, subject, cancellationToken);
            lines.Add(
                new(
                    subject,
                    account.Key,
                    account.Name,
                    await cases.CountAsync(cancellationToken),
                    await db.Decisions.CountAsync(row => cases.Any(found => found.Id == row.CaseId), cancellationToken),
                    isKept ? Texts.IsHeld
                        : open > 0 ? Texts.ErasedOnceCasesClosed.With(open)
                        : null
                )
                {
                    IsHeld = held.Has(subject),
                    MayWait = open > 0 && !isKept,
                }
            );
        }

        return [.. lines];
    }

    private static async Task<SubjectLine[]> PeopleAsync(ConsoleDbContext db, string text, CancellationToken cancellationToken)
    {
        var people = await db
            .People.AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.Key,
                row.DisplayName,
                row.IsActive,
            })
            .ToListAsync(cancellationToken);
        var held = await HeldSubjects.ReadAsync(db, cancellationToken);
        return
        [
            .. people
                .Where(row => Has(row.Key, text) || Has(row.DisplayName, text))
                .Where(row => !ErasedText.IsErased(row.DisplayName))
                .OrderBy(row => row.DisplayName, StringComparer.InvariantCultureIgnoreCase)
                .Take(Max)
                .Select(row => new SubjectLine(
                    SubjectName.Person(row.Id),
                    row.Key,
                    row.DisplayName,
                    0,
                    0,
                    held.Has(SubjectName.Person(row.Id)) ? Texts.IsHeld : EraseSubject.ObstacleOfPerson(row.IsActive)
                )
                {
                    IsHeld = held.Has(SubjectName.Person(row.Id)),
                }),
        ];
    }

    private static bool Has(string value, string text) => value.Contains(text, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Kind">account or person.</param>
/// <param name="Text">Part of a name or key; empty for the first by name.</param>
public sealed record FindSubjectsRequest(string Kind, string Text);

/// <summary>The matches, at most <see cref="FindSubjects.Max"/>, by name.</summary>
public sealed record SubjectList(IReadOnlyList<SubjectLine> Lines);
