using System.Text.Json;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Builds a case from a history: its current state and, if it has ended, how.</summary>
internal sealed class CasesFromLog(
    Guid tenantId,
    LogColumns columns,
    LogMapping mapping,
    MinedWorkflow mined,
    LogResolvers resolvers,
    PeopleFromLog people
)
{
    /// <summary>Marks fields known only at the end; they are never features.</summary>
    public const string OutcomePrefix = "outcome.";

    private readonly StateMachine _machine = new(mined.Definition);

    /// <summary>What a case is called.</summary>
    public required string CaseName { get; init; }

    /// <summary>The case's row: a new one, or the stored one updated.</summary>
    public CaseRow RowOf(LogCase history)
    {
        if (!history.IsTold)
        {
            ApplyLoggedValues(history.Stored!, history);
            ApplyEnd(history.Stored!, history);
            ApplyHolder(history.Stored!, history);
            return history.Stored!;
        }

        var row = history.Stored ?? NewRow(history);
        ApplyColumns(row, history);
        row.AccountKey = Last(history, columns.Account) ?? row.AccountKey;
        row.AssigneeId = IsWorkedHere(history)
            ? row.AssigneeId
            : history.Events.FindLast(each => each.Person is not null && !each.IsComment)?.Person?.Id;
        row.OpenedAt = history.Events[0].At;
        row.LastEventAt = history.Events.FindLast(each => !each.IsReading)!.At;
        row.EventCount = history.Events.Count;
        row.WorkflowVersion = mined.Definition.Version;
        row.ProcessVersion = mined.Definition.Version;
        row.SlaMet = history.SlaMet ?? row.SlaMet;
        row.CustomFieldsJson = CustomFields(history, row.CustomFieldsJson);
        ApplyLoggedValues(row, history);
        ApplyEnd(row, history);
        ApplyHolder(row, history);
        return row;
    }

    // what a person changed here stays, see Features/Cases/Fields: the columns of the file say what the other system had before
    private void ApplyColumns(CaseRow row, LogCase history)
    {
        if (history.Events.Exists(each => each.Stored is { ActorId: not null } stored && CaseEdits.IsEdit(stored)))
        {
            return;
        }

        row.Product = Last(history, columns.Product) ?? row.Product;
        row.IssueType = row.Product ?? LogNames.NoIssueType;
        row.Title =
            row.Product is { } product && !(history.IsReadAgain && IsWritten(row))
                ? LogNames.TitleOf(mapping.ColumnOf("product") ?? "Product", product, history.Key)
                : row.Title;
        row.Priority = LogNames.Priority(Last(history, columns.Priority)) ?? row.Priority;
        row.TeamKey = Last(history, columns.Group) ?? row.TeamKey;
    }

    private static bool IsWorkedHere(LogCase history) => history.Events.Exists(each => each.IsFromConsole);

    // an open case that nobody may work who has it would never be taken up: without a holder, it waits in the queue of its team
    private void ApplyHolder(CaseRow row, LogCase history)
    {
        if (row.IsOpen && row.AssigneeId is { } holder && !IsWorkedHere(history) && !people.MayWork(holder, row))
        {
            row.AssigneeId = null;
        }
    }

    // a title that a person wrote takes precedence over a generated one
    private void ApplyLoggedValues(CaseRow row, LogCase history)
    {
        if (IsWorkedHere(history))
        {
            return; // changes made here since are newer than the file
        }

        row.Title = history.Title is { } title ? Cut(title, CaseLimits.LongestTitle) : row.Title;
        row.Description = history.Text is { } text ? Cut(text, CaseLimits.LongestDescription) : row.Description;
        (row.ContactName, row.ContactAddress) = (history.Contact ?? row.ContactName, history.ContactAddress ?? row.ContactAddress);
        row.CustomFieldsJson = WithPresent(row.CustomFieldsJson, history);
        if (history.Holder is { } holder)
        {
            var person = people.PersonOf(holder, LogNames.Of("Person", holder));
            people.Join(person, row.TeamKey);
            row.AssigneeId = person.Id;
        }
    }

    // a generated title ends with the key
    private static bool IsWritten(CaseRow row) => !row.Title.EndsWith(row.Key, StringComparison.Ordinal);

    // Tags and fields can change without a new step. The status is in the words of the source system, for people only: models never see it,
    // because it can show in advance that an open case will end.
    private string WithPresent(string json, LogCase history)
    {
        if (history is { Present: null, Status: null })
        {
            return json;
        }

        var fields = FieldsIn(json);
        if (history.Present is { } present)
        {
            foreach (var name in mapping.Attributes.Where(name => present[PlaceOf(name)] is not null))
            {
                fields[mapping.FieldOf(name)] = present[PlaceOf(name)]!;
            }
        }

        if (history.Status is { } status)
        {
            fields[FallbackLabels.StatusThere] = status;
        }

        return JsonSerializer.Serialize(fields);
    }

    private static string Cut(string text, int max) => text.Length <= max ? text : $"{text[..(max - 1)]}…";

    private CaseRow NewRow(LogCase history) =>
        new()
        {
            TenantId = tenantId,
            Id = history.Id,
            Key = history.Key,
            Title = $"{CaseName} {history.Key}",
            Description = "", // a generated sentence would match every search
            TypeKey = ImportedTenant.CaseType,
            IssueType = LogNames.NoIssueType,
            Status = mined.Definition.InitialState,
            Classification = Classifications.Internal,
            CustomFieldsJson = "{}",
        };

    // A longer log may change what counts as an end, so cases without new events are checked too.
    private void ApplyEnd(CaseRow row, LogCase history)
    {
        var last = history.Events.FindLast(each => each.IsStep);
        if (last is null || last.IsFromConsole)
        {
            return; // the console made the last change and knows the state
        }

        row.Status = last.Activity;
        row.IsOpen = !mined.Endings.Contains(last.Activity);
        row.Reopened = ContinuedAfterEnd(history.Steps);
        if (row.IsOpen)
        {
            (row.ResolvedAt, row.ResolvedById, row.Resolution) = (null, null, null);
            return;
        }

        // steps after the solution are paperwork
        var steps = history.Events.Where(each => each.IsStep).ToList();
        var solved = steps[steps.FindLastIndex(each => !_machine.IsSolved(each.Activity)) + 1];
        row.ResolvedAt = solved.At;
        row.Resolution = last.Activity;
        var named = resolvers.Of(history);
        row.ResolvedById =
            named is { } resolver ? people.PersonOf(resolver.Key, resolver.Name).Id
            : history.NewEvents > 0 ? solved.Person?.Id ?? row.ResolvedById
            : row.ResolvedById ?? solved.Person?.Id;
    }

    private bool ContinuedAfterEnd(IReadOnlyList<string> steps)
    {
        for (var i = 1; i < steps.Count; i++)
        {
            if (mined.Endings.Contains(steps[i - 1]) && !mined.Endings.Contains(steps[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Last(LogCase history, int place) =>
        place < 0 ? null : history.Events.FindLast(each => each.Kept?[place] is not null)?.Kept![place];

    private string CustomFields(LogCase history, string storedJson)
    {
        var fields = FieldsIn(storedJson);
        foreach (var name in mapping.Attributes)
        {
            if (mapping.Kind is FileKind.Tickets)
            {
                SetLast(fields, name, history);
            }
            else
            {
                SetConstant(fields, name, history);
            }
        }

        for (var i = 0; i < columns.Finals.Count; i++)
        {
            if (history.Finals?[i] is { } outcome)
            {
                fields[OutcomePrefix + columns.Finals[i].Name] = outcome;
            }
        }

        return JsonSerializer.Serialize(fields);
    }

    // A list shows the present, so the last value counts. Two of its columns can be the same field: one without a value removes nothing.
    private void SetLast(SortedDictionary<string, string> fields, string name, LogCase history)
    {
        if (Last(history, PlaceOf(name)) is { } value)
        {
            fields[mapping.FieldOf(name)] = value;
        }
    }

    private void SetConstant(SortedDictionary<string, string> fields, string name, LogCase history)
    {
        var place = PlaceOf(name);
        var values = history.Events.Select(each => each.Kept?[place]).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList();
        fields.Remove(mapping.FieldOf(name));
        if (values.Count == 1)
        {
            fields[mapping.FieldOf(name)] = values[0];
        }
    }

    private int PlaceOf(string name) => columns.Kept.Select(each => each.Name).ToList().IndexOf(name);

    private static SortedDictionary<string, string> FieldsIn(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [], StringComparer.Ordinal);
}
