using RecsConsole.Components.Badges;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Readiness;

/// <summary>Display texts for points, verdicts and surfaces.</summary>
internal static class ReadinessLabels
{
    /// <summary>The name of a point, and what it requires here.</summary>
    public static (string Name, string Meaning) Of(ReadinessPoint point) =>
        point switch
        {
            ReadinessPoint.Unit => (Texts.Unit, Texts.UnitMeans),
            ReadinessPoint.Isolation => (Texts.Isolation, Texts.IsolationMeans),
            ReadinessPoint.Permission => (Texts.Permission, Texts.PermissionMeans),
            ReadinessPoint.Workflow => (Texts.Workflow, Texts.WorkflowMeans),
            ReadinessPoint.Provenance => (Texts.Provenance, Texts.ProvenanceMeans),
            ReadinessPoint.Validation => (Texts.Validation, Texts.ValidationMeans),
            ReadinessPoint.Explanations => (Texts.Explanations, Texts.ExplanationsMeans),
            ReadinessPoint.Feedback => (Texts.Feedback, Texts.FeedbackMeans),
            _ => OfLater(point),
        };

    private static (string Name, string Meaning) OfLater(ReadinessPoint point) =>
        point switch
        {
            ReadinessPoint.Audit => (Texts.Audit, Texts.AuditMeans),
            ReadinessPoint.Labels => (Texts.Labels, Texts.LabelsMeans),
            ReadinessPoint.Evaluation => (Texts.Evaluation, Texts.EvaluationMeans),
            ReadinessPoint.Configuration => (Texts.Configuration, Texts.ConfigurationMeans),
            ReadinessPoint.LanguageModel => (Texts.LanguageModelPoint, Texts.LanguageModelMeans),
            ReadinessPoint.Traces => (Texts.Traces, Texts.TracesMean),
            ReadinessPoint.Regression => (Texts.Regression, Texts.RegressionMeans),
            ReadinessPoint.EmptyAnswer => (Texts.EmptyAnswer, Texts.EmptyAnswerMeans),
            _ => throw new ArgumentOutOfRangeException(nameof(point), point, message: null),
        };

    public static string Of(ReadinessVerdict verdict) =>
        verdict switch
        {
            ReadinessVerdict.Met => Texts.Met,
            ReadinessVerdict.NotMet => Texts.NotMet,
            _ => Texts.NothingYet,
        };

    public static TagTone ToneOf(ReadinessVerdict verdict) =>
        verdict switch
        {
            ReadinessVerdict.Met => TagTone.Done,
            ReadinessVerdict.NotMet => TagTone.Late,
            _ => TagTone.Plain,
        };

    public static string Surface(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.Actions,
            SlateKind.Document => SharedTexts.Documents,
            _ => SharedTexts.People,
        };

    /// <summary>What a surface suggested, in words.</summary>
    public static string Shown(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => Texts.ActionsShown,
            SlateKind.Document => Texts.DocumentsShown,
            _ => Texts.PeopleShown,
        };
}
