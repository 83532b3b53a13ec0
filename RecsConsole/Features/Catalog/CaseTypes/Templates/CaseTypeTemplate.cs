using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.Workflows;

namespace RecsConsole.Features.Catalog.CaseTypes.Templates;

/// <summary>What a type of case can begin with: states, steps and their actions. It lies in a file beside this one.</summary>
public sealed record CaseTypeTemplate
{
    public string Key { get; init; } = "";

    public LocalWords Name { get; init; } = [];

    /// <summary>What it is for, in a sentence.</summary>
    public LocalWords About { get; init; } = [];

    public string Initial { get; init; } = "";

    /// <summary>What a message of the customer counts as.</summary>
    public string? Answer { get; init; }

    public IList<TemplateState> States { get; init; } = [];

    public IList<TemplateStep> Actions { get; init; } = [];

    /// <summary>What happens to cases without being a step.</summary>
    public IList<TemplateStep> Happenings { get; init; } = [];

    /// <summary>Its workflow.</summary>
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

    /// <summary>Its actions as published ones of the catalog, in a language.</summary>
    public IEnumerable<ActionRow> ActionRows(Guid tenantId, string language, DateTimeOffset at, Guid? publisher) =>
        Actions.Select(action => new ActionRow
        {
            TenantId = tenantId,
            Key = action.Key,
            Version = 1,
            Title = action.Title.In(language),
            Description = action.About.In(language),
            Kind = action.Kind,
            Risk = action.Risk,
            Status = VersionStatus.Published,
            IsCustomerContact = action.Channel is not null,
            Channel = action.Channel,
            Handover = ColumnCodes.Find<Handover>(action.Handover) ?? Database.Codes.Handover.Unchanged,
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

/// <summary>An action of a template, or what happens there.</summary>
public sealed record TemplateStep
{
    public string Key { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Risk { get; init; } = "low";

    /// <summary>How it reaches the customer; null where it does not.</summary>
    public string? Channel { get; init; }

    /// <summary>Who has the case afterwards, as a code; null: whoever had it.</summary>
    public string? Handover { get; init; }

    public IList<string> From { get; init; } = [];

    /// <summary>The state it leads to; null: the case stays where it is.</summary>
    public string? To { get; init; }

    public LocalWords Title { get; init; } = [];

    public LocalWords About { get; init; } = [];
}

/// <summary>Words by language.</summary>
public sealed class LocalWords : Dictionary<string, string>
{
    public LocalWords()
        : base(StringComparer.Ordinal) { }

    /// <summary>In a language, such as de; in English where nobody has said it in that one.</summary>
    public string In(string language) => TryGetValue(language, out var words) ? words : this["en"];
}
