using RecsConsole.Database;

namespace RecsConsole.Features.Reviews;

/// <summary>What reviewers do in a study.</summary>
internal static class StudyKinds
{
    /// <summary>Reviewers grade the items of single lists of one system, instead of comparing two lists.</summary>
    public static bool IsGraded(this StudyRow study) => study.SystemB.Length == 0;
}
