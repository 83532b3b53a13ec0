using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>Reads what the fields of some cases are and which values they can be given, for whoever may change these cases.</summary>
public sealed class ReadFields(OperationScopeFactory scopes)
{
    private const string Name = "read.case_fields";

    public async Task<Result<FieldsToChange>> RunAsync(Actor actor, IReadOnlyList<Guid> caseIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(caseIds);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var ids = caseIds.Take(AssignCases.MaxCases).ToList();
        var rows = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var cases = (await CaseAccess.KeepWritableAsync(scope, rows, cancellationToken))
            .Where(row => CaseAccess.MayChange(scope, row))
            .ToList();
        if (cases.Count == 0)
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.ChangeNotPermitted);
            return await scope.DenyAsync(Name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        return new FieldsToChange(await FieldValues.ReadAsync(scope.Db, cancellationToken), SharedBy(cases))
        {
            Holders = await HoldersAsync(scope.Db, cases, cancellationToken),
            KeptIn = await KeptInAsync(scope.Db, cases, cancellationToken),
        };
    }

    private static NewValues SharedBy(IReadOnlyList<CaseRow> cases) =>
        new()
        {
            Team = Shared(cases, row => row.TeamKey),
            Priority = Shared(cases, row => row.Priority),
            IssueType = Shared(cases, row => row.IssueType.Length == 0 ? null : row.IssueType),
            Product = Shared(cases, row => row.Product),
        };

    private static T? Shared<T>(IReadOnlyList<CaseRow> cases, Func<CaseRow, T?> read) =>
        cases.Select(read).Distinct().Take(2).ToList() is [var only] ? only : default;

    private static async Task<IReadOnlyList<CaseHolder>> HoldersAsync(
        ConsoleDbContext db,
        IReadOnlyList<CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var ids = cases.Select(row => row.AssigneeId).OfType<Guid>().Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToListAsync(cancellationToken);
        return
        [
            .. people
                .Select(person => new CaseHolder(person.DisplayName, [.. person.Teams]))
                .OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    // cases of several systems are rare: the first one found stands for them
    private static async Task<string?> KeptInAsync(ConsoleDbContext db, IReadOnlyList<CaseRow> cases, CancellationToken cancellationToken)
    {
        foreach (var row in cases)
        {
            if (await LinkedTicket.FindAsync(db, row.Id, cancellationToken) is { } ticket)
            {
                return ticket.System;
            }
        }

        return null;
    }
}

/// <summary>Fields of some cases, before they are changed.</summary>
/// <param name="Values">What they can be given.</param>
/// <param name="Now">The values that all of them have; null where they differ or have none.</param>
public sealed record FieldsToChange(FieldValues Values, NewValues Now)
{
    /// <summary>Who has the cases.</summary>
    public IReadOnlyList<CaseHolder> Holders { get; init; } = [];

    /// <summary>The ticket system that keeps priority, issue type and product of one of them; null when all are our own.</summary>
    public string? KeptIn { get; init; }
}

/// <summary>A person who has one of the cases.</summary>
public sealed record CaseHolder(string Name, IReadOnlyList<string> Teams);
