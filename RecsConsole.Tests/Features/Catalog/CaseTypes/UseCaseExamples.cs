using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Tests.Features.Catalog.CaseTypes;

/// <summary>Case types with the answers that are asked for before their suggestions begin.</summary>
internal static class UseCaseExamples
{
    public static UseCaseAnswers Answers { get; } = new(DecisionFrequency.SeveralADay, ErrorCost.Medium, "The customer confirms it");

    /// <summary>Support, around the clock, from its template.</summary>
    public static NewCaseType Support { get; } = From("support", "Support");

    /// <summary>A type from the template of the same key.</summary>
    public static NewCaseType From(string key, string title) =>
        new(key, title, key, null) { Calendar = CalendarPresets.AroundTheClock, Answers = Answers };
}
