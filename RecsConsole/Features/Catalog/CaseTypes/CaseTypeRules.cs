using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <param name="Stated">What its suggestions are for; null for a type that was never asked about.</param>
public sealed record CaseTypeRules(string Name, string Workflow, UseCase? Stated)
{
    /// <summary>There is no such type.</summary>
    internal static CaseTypeRules None { get; } = new("", "", null);

    /// <summary>The calendar that its cases count by, unless their service level names another; null leaves it as it is.</summary>
    public string? Calendar { get; init; }

    /// <summary>How a new type begins; null for one that is there.</summary>
    public CaseTypeStart? Start { get; init; }

    /// <summary>The rules of a new type, all questions about it answered.</summary>
    internal static CaseTypeRules Of(NewCaseType wanted, string language) =>
        new(wanted.Title, wanted.WorkflowKey, wanted.Answers.For(wanted.Key))
        {
            Calendar = wanted.CalendarKey,
            Start = new(wanted.Template, language),
        };

    /// <summary>The new type that they describe; null when they are of a type that is there.</summary>
    internal NewCaseType? ToNew(string key) =>
        Start is { } start
            ? new(key, Name, start.Template, start.Template is null ? Workflow : null)
            {
                Calendar = Calendar,
                Answers = UseCaseAnswers.Of(Stated),
            }
            : null;
}

/// <param name="Template">Null when it follows a workflow that is there.</param>
/// <param name="Language">Language of the actions that the template adds: that of the author.</param>
public sealed record CaseTypeStart(string? Template, string Language);
