using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.Workflows;

namespace RecsConsole.Features.Catalog.CaseTypes.Templates;

/// <summary>The starting point of a case type: states, steps and their actions. Read from a file next to this one.</summary>
public sealed record CaseTypeTemplate
{
    public string Key { get; init; } = "";

    /// <summary>Its place among the templates, the lowest first.</summary>
    public int Place { get; init; }

    public LocalizedText Name { get; init; } = [];

    /// <summary>The template's purpose, in one sentence.</summary>
    public LocalizedText About { get; init; } = [];

    public string Initial { get; init; } = "";

    /// <summary>The event that a customer message counts as.</summary>
    public string? Answer { get; init; }

    public IList<TemplateState> States { get; init; } = [];

    public IList<TemplateStep> Actions { get; init; } = [];

    /// <summary>Events that happen to cases without being a step.</summary>
    public IList<TemplateStep> Happenings { get; init; } = [];

    /// <summary>The template's workflow.</summary>
    public WorkflowContent Workflow(string title) =>
        new()
        {
            Title = title,
            InitialState = Initial,
            States =
            [
                .. States.Select(state => new WorkflowState(state.Key, state.Ends, state.Waits) { Solved = state.Solves ? true : null }),
            ],
            Steps =
            [
                .. Actions
                    .Concat(Happenings)
                    .SelectMany(step => step.From.Select(from => new WorkflowTransition(from, step.Key, step.To ?? from))),
            ],
            CustomerAnswer = Answer,
        };

    /// <summary>The template's actions as published catalog rows, in one language.</summary>
    public IEnumerable<ActionRow> ActionRows(Guid tenantId, string language, DateTimeOffset at, Guid? publisher) =>
        Actions.Select(action => new ActionRow
        {
            TenantId = tenantId,
            Key = action.Key,
            Version = 1,
            Title = action.Title.In(language),
            Description = action.About.In(language),
            Kind = action.Kind,
            Risk = ColumnCodes.Parse<ActionRiskLevel>(action.Risk),
            Status = VersionStatus.Published,
            IsCustomerContact = action.Channel is not null,
            Channel = action.Channel,
            Handover = ColumnCodes.Find<Handover>(action.Handover) ?? Database.Codes.Handover.Unchanged,
            Execution = action.Runs ? Execution.Performed : Execution.Noted,
            PublishedById = publisher,
            UpdatedAt = at,
            Revision = 1,
        });
}

/// <summary>A state of a template.</summary>
public sealed record TemplateState
{
    public string Key { get; init; } = "";

    public bool Waits { get; init; }

    public bool Solves { get; init; }

    public bool Ends { get; init; }
}

/// <summary>A step of a template: an action, or an event.</summary>
public sealed record TemplateStep
{
    public string Key { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Risk { get; init; } = "low";

    /// <summary>The channel to the customer; null when the step does not reach the customer.</summary>
    public string? Channel { get; init; }

    /// <summary>Who owns the case afterwards, as a code; null keeps the owner.</summary>
    public string? Handover { get; init; }

    /// <summary>Whether the console carries it out: it assigns or closes the case.</summary>
    public bool Runs { get; init; }

    public IList<string> From { get; init; } = [];

    /// <summary>The target state; null when the case stays in its state.</summary>
    public string? To { get; init; }

    public LocalizedText Title { get; init; } = [];

    public LocalizedText About { get; init; } = [];
}

/// <summary>Text by language code.</summary>
public sealed class LocalizedText : Dictionary<string, string>
{
    public LocalizedText()
        : base(StringComparer.Ordinal) { }

    /// <summary>The text in a language, such as de; falls back to English.</summary>
    public string In(string language) => TryGetValue(language, out var words) ? words : this["en"];
}
