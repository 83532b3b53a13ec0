using System.Globalization;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Detail.Data;

/// <summary>Display texts of a dataset card.</summary>
internal static class DatasetCardLabels
{
    /// <summary>Whether the model learned from judgements of studies, and why not.</summary>
    public static string Reviews(CardReviews reviews)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        return reviews switch
        {
            { Weight: <= 0 } => Texts.CardReviewsOff,
            { Tried: 0 } => Texts.CardReviewsTooLate,
            { IsUsed: false } => Texts.CardReviewsNoHelp.With(reviews.Tried, reviews.Weight),
            _ => Texts.CardReviewsUsed.With(reviews.Tried, reviews.Weight),
        };
    }

    public static string Reason(string reason) =>
        reason switch
        {
            "by_rules" => Texts.LeftOutByRules,
            "no_consent" => Texts.LeftOutNoConsent,
            "erased" => Texts.LeftOutErased,
            "open" => Texts.LeftOutPending,
            "cut" => Texts.LeftOutCut,
            "unreadable" => Texts.LeftOutUnreadable,
            "older" => Texts.LeftOutOlder,
            "sample" => Texts.LeftOutSample,
            "person" => Texts.LeftOutPerson,
            _ => reason,
        };

    public static string Period(string name) =>
        name switch
        {
            "train" => Texts.PeriodTrain,
            "validation" => Texts.PeriodValidation,
            "test" => Texts.PeriodTest,
            _ => name,
        };

    public static string Label(string name) =>
        name switch
        {
            LabelNames.Accepted => Texts.LabelAccepted,
            LabelNames.Executed => Texts.LabelExecuted,
            LabelNames.Resolved => Texts.LabelResolved,
            LabelNames.SlaMet => Texts.LabelSlaMet,
            LabelNames.Rework => Texts.LabelRework,
            LabelNames.Satisfied => Texts.LabelSatisfied,
            _ => name,
        };

    public static string Wait(int? hours) =>
        hours switch
        {
            null => Texts.WaitsForDeadline,
            < 48 => Texts.WaitsHours.With(hours),
            _ => Texts.WaitsDays.With(hours / 24),
        };

    /// <summary>The weighted outcomes, heaviest first, such as "solved in time 2, carried out 1".</summary>
    public static string Objectives(LearningObjectives objectives) =>
        string.Join(
            ", ",
            new (string Words, int Weight)[]
            {
                (Texts.ObjectiveAccepted, objectives.Accepted),
                (Texts.ObjectiveExecuted, objectives.Executed),
                (Texts.ObjectiveResolved, objectives.Resolved),
                (Texts.ObjectiveSlaMet, objectives.SlaMet),
                (Texts.ObjectiveNoRework, objectives.NoRework),
                (Texts.ObjectiveSatisfied, objectives.Satisfied),
            }
                .Where(each => each.Weight > 0)
                .OrderByDescending(each => each.Weight)
                .Select(each => $"{each.Words} {each.Weight.ToString(CultureInfo.CurrentCulture)}")
        );

    public static string Acted(string name) =>
        name switch
        {
            "none" => Texts.TreatmentNone,
            "explained" => Texts.TreatmentExplained,
            "letter" => Texts.TreatmentLetter,
            "explored" => Texts.TreatmentExplored,
            _ => name,
        };
}
