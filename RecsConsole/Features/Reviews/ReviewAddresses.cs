namespace RecsConsole.Features.Reviews;

/// <summary>Addresses of the review pages.</summary>
public static class ReviewAddresses
{
    public const string Home = "/review";
    public const string Looks = "/review/looks";
    public const string New = "/review/studies/new";
    public const string JudgePattern = "/review/{study}";
    public const string ResultsPattern = "/review/studies/{study}";
    public const string AdjudicatePattern = "/review/studies/{study}/cases/{case}";
    public const string ExportPattern = "/review/studies/{study:guid}/judgements.csv";
    public const string TasksPattern = "/review/studies/{study:guid}/tasks.jsonl";

    public static string Judge(Guid study) => $"/review/{study:D}";

    public static string Results(Guid study) => $"/review/studies/{study:D}";

    public static string Adjudicate(Guid study, Guid caseId) => $"/review/studies/{study:D}/cases/{caseId:D}";

    public static string Export(Guid study) => $"/review/studies/{study:D}/judgements.csv";

    public static string Tasks(Guid study) => $"/review/studies/{study:D}/tasks.jsonl";
}
