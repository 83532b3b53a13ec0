using System.Text.Json;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>
/// A case's history in the form the next-step model reads: its opening, then each step with who did it, in which team, with which priority,
/// and what else the event records about the case at that time.
/// </summary>
/// <param name="columns">The event attributes that contain team and priority, from the imported log.</param>
internal sealed class CaseTrail(TrailColumns columns)
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Represents the opening: no action has an empty key.</summary>
    public const string Opening = "";

    private readonly ValuesInForce _inForce = new(columns.Kept);
    private string? _json;
    private TrailFields _fields;
    private IReadOnlyDictionary<string, string> _attributes = s_none;
    private IReadOnlyDictionary<string, string> _all = s_none;

    /// <summary>The steps that follow are those of another case.</summary>
    public void Begin()
    {
        _inForce.Forget();
        _json = null;
    }

    /// <summary>The opening of a case.</summary>
    public NextStepEvent Opened(DateTimeOffset at, TrailFields fields)
    {
        Begin();
        return new(Opening, at) { Fields = Together(s_none, fields), Signs = fields.Signs ?? [] };
    }

    /// <summary>One step of a case.</summary>
    /// <param name="attributesJson">The event's attributes: a JSON object of strings.</param>
    public NextStepEvent Step(string activity, DateTimeOffset at, Guid? actorId, string attributesJson, TrailFields fields)
    {
        var all = FieldsOf(attributesJson, fields);
        return new(activity, at)
        {
            Resource = actorId?.ToString("D"),
            Group = columns.Team is { } team ? _attributes.GetValueOrDefault(team) : null,
            Priority = columns.Priority is { } priority ? _attributes.GetValueOrDefault(priority) : null,
            Fields = all,
            Signs = fields.Signs ?? [],
        };
    }

    /// <summary>A history with what came of each step; unchanged without a workflow.</summary>
    /// <param name="history">The opening, then each of the steps.</param>
    /// <param name="state">The state of the case after all of them.</param>
    public static IReadOnlyList<NextStepEvent> WithMemory(
        IReadOnlyList<NextStepEvent> history,
        IReadOnlyList<WorkedStep> steps,
        string state,
        WorkflowIndex? workflow
    ) =>
        workflow is null
            ? history
            : [.. history.Zip(StepStandings.Of(steps, state, workflow), (each, standing) => each with { Standing = standing })];

    // most events of a case repeat the attributes of the one before
    private IReadOnlyDictionary<string, string> FieldsOf(string json, TrailFields fields)
    {
        if (!string.Equals(json, _json, StringComparison.Ordinal) || fields != _fields)
        {
            var said = json.Length <= 2 ? s_none : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? s_none;
            _attributes = _inForce.With(said, fields.Own);
            (_json, _fields, _all) = (json, fields, Together(_attributes, fields));
        }

        return _all;
    }

    private Dictionary<string, string> Together(IReadOnlyDictionary<string, string> attributes, TrailFields fields)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            if (
                !string.Equals(name, columns.Team, StringComparison.Ordinal)
                && !string.Equals(name, columns.Priority, StringComparison.Ordinal)
            )
            {
                all[name] = value;
            }
        }

        // a log records them at each event, with the values of that time
        if (!columns.SayFields)
        {
            all[TrailFields.IssueTypeName] = fields.IssueType;
            if (fields.Product is { } product)
            {
                all[TrailFields.ProductName] = product;
            }
        }

        return all;
    }
}

/// <summary>Fields of a case that no event of a log records.</summary>
internal readonly record struct TrailFields(string IssueType, string? Product)
{
    // no column of a file has this name
    public const string IssueTypeName = "case:issue_type";
    public const string ProductName = "case:product";

    /// <summary>
    /// What the case itself says by the log's columns, for one that no log has; null for a past case, because nothing records since when its
    /// fields have been as they are.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Own { get; init; }

    /// <summary>The signs of its words, see <see cref="TrailText"/>; for a past case, those at its opening.</summary>
    public IReadOnlyList<int>? Signs { get; init; }

    /// <summary>The fields before a step, without what other systems changed since.</summary>
    /// <param name="edits">The events of the case that record changed fields.</param>
    public TrailFields Before(IEnumerable<CaseEventRow> edits, int ordinal, DateTimeOffset at)
    {
        var former = CaseEdits.Former(edits, ordinal, at);
        return former.Count == 0
            ? this
            : this with
            {
                IssueType = former.GetValueOrDefault(EditedField.IssueType, IssueType),
                Product = former.GetValueOrDefault(EditedField.Product, Product ?? "") is { Length: > 0 } product ? product : null,
            };
    }
}
