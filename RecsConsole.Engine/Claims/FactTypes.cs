namespace RecsConsole.Engine.Claims;

/// <summary>Types of facts: they determine how a value is written in a sentence and which labels are looked up.</summary>
public static class FactTypes
{
    /// <summary>A plain number.</summary>
    public const string Count = "count";

    /// <summary>A number of similar cases.</summary>
    public const string SimilarCases = "similar_cases";

    /// <summary>A number of similar cases, all of which were resolved.</summary>
    public const string ResolvedCases = "resolved_cases";

    /// <summary>A number of cases of the same issue type and, where there are enough of them, the same product.</summary>
    public const string SuchCases = "such_cases";

    /// <summary>A number of cases of the same issue type, whatever their product.</summary>
    public const string IssueCases = "issue_cases";

    /// <summary>A number of finished cases.</summary>
    public const string Cases = "cases";

    /// <summary>Action keys in order of the steps, separated by commas.</summary>
    public const string Steps = "steps";

    /// <summary>A number of hours.</summary>
    public const string Hours = "hours";

    /// <summary>A number of days.</summary>
    public const string Days = "days";

    /// <summary>A day, as yyyy-MM-dd.</summary>
    public const string Date = "date";

    /// <summary>Key of a policy.</summary>
    public const string Policy = "policy";

    /// <summary>Key of a playbook.</summary>
    public const string Playbook = "playbook";

    /// <summary>Key of a team.</summary>
    public const string Team = "team";

    /// <summary>Code of a language.</summary>
    public const string Language = "language";

    /// <summary>An issue type.</summary>
    public const string IssueType = "issue_type";

    /// <summary>Key of a workflow state.</summary>
    public const string State = "state";

    /// <summary>Skills, separated by commas.</summary>
    public const string Skills = "skills";

    /// <summary>Names of fields of a case, separated by commas.</summary>
    public const string Fields = "fields";

    /// <summary>A difference of scores, scaled by 1,000,000.</summary>
    public const string Score = "score";

    /// <summary>By how many cases one number is lower than another.</summary>
    public const string FewerCases = "fewer_cases";

    /// <summary>How near the deadline is.</summary>
    public const string SlaBand = "sla_band";

    /// <summary>Whether facts of this type are written as a number; a date is not.</summary>
    public static bool IsNumber(string type) =>
        type is Count or SimilarCases or ResolvedCases or SuchCases or IssueCases or Cases or FewerCases or Hours or Days or Score;
}
