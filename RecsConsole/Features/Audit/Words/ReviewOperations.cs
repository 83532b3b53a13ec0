namespace RecsConsole.Features.Audit.Words;

/// <summary>
/// The trail's names for operations of reviews, of the catalog's quality and of comparisons of models, and their wording after a person's
/// name.
/// </summary>
internal static class ReviewOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["export.study"] = () => Texts.ExportedAStudy,
            ["list.looks"] = () => Texts.OpListLooks,
            ["read.look"] = () => Texts.OpReadLook,
            ["judge.look"] = () => Texts.OpJudgeLook,
            ["prepare.looks"] = () => Texts.OpPrepareLooks,
            ["make.study"] = () => Texts.OpMakeStudy,
            ["close.study"] = () => Texts.OpCloseStudy,
            ["judge.pair"] = () => Texts.OpJudgePair,
            ["rejudge.pair"] = () => Texts.OpRejudgePair,
            ["grade.slate"] = () => Texts.OpGradeSlate,
            ["regrade.slate"] = () => Texts.OpRegradeSlate,
            ["adjudicate.pair"] = () => Texts.OpAdjudicatePair,
            ["mark.known-answer"] = () => Texts.OpMarkKnownAnswer,
            ["check.catalog"] = () => Texts.OpCheckCatalog,
            ["list.findings"] = () => Texts.OpListFindings,
            ["dismiss.finding"] = () => Texts.OpDismissFinding,
            ["reopen.finding"] = () => Texts.OpReopenFinding,
            ["compare.models"] = () => Texts.OpCompareModels,
            ["export.model"] = () => Texts.OpExportModel,
            ["read.adjudication"] = () => Texts.OpReadAdjudication,
            ["read.pair"] = () => Texts.OpReadPair,
            ["read.study-form"] = () => Texts.OpReadStudyForm,
            ["read.study-results"] = () => Texts.OpReadStudyResults,
            ["preview.tasks"] = () => Texts.OpPreviewTasks,
            ["read.worst-cases"] = () => Texts.OpReadWorstCases,
        };
}
