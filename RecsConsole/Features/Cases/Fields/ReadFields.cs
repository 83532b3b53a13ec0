using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.OwnFields;
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
            Own = cases is [var only] ? await OwnOfAsync(scope, only, cancellationToken) : [],
            Holders = await HoldersAsync(scope.Db, cases, cancellationToken),
            KeptIn = await KeptInAsync(scope.Db, cases, cancellationToken),
        };
    }

    // the fields of the case first, then those that other cases have
    private static async Task<IReadOnlyList<OwnField>> OwnOfAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var own = CaseOwnFields.Of(row).Keys.ToList();
        var known = await KnownFields.ReadAsync(scope, [], cancellationToken);
        return
        [
            .. own.Select(name =>
                known.FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.Ordinal)) ?? new(name, 0, 0, [])
            ),
            .. known.Where(each => !own.Contains(each.Name, StringComparer.Ordinal)),
        ];
    }

    private static NewValues SharedBy(IReadOnlyList<CaseRow> cases) =>
        new()
        {
            Title = cases is [var titled] ? titled.Title : null,
            Description = cases is [var described] ? described.Description : null,
            Fields = cases is [var filled] ? CaseOwnFields.Of(filled) : null,
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
    /// <summary>Own fields that one case has or can have; none for several cases.</summary>
    public IReadOnlyList<OwnField> Own { get; init; } = [];

    /// <summary>Who has the cases.</summary>
    public IReadOnlyList<CaseHolder> Holders { get; init; } = [];

    /// <summary>The ticket system that keeps everything but the team of one of them; null when all are our own.</summary>
    public string? KeptIn { get; init; }
}

/// <summary>A person who has one of the cases.</summary>
public sealed record CaseHolder(string Name, IReadOnlyList<string> Teams);
