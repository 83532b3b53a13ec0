using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Proposals;

/// <summary>What author and second person write to each other about a version or a change.</summary>
public static class ReviewComments
{
    /// <summary>Maximum length of a comment, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>Why the comment is refused; null when it is fine.</summary>
    /// <param name="isNeeded">Whoever sends back what somebody else wrote has to say what is missing.</param>
    public static Error? ProblemOf(string? comment, bool isNeeded) =>
        isNeeded && string.IsNullOrWhiteSpace(comment) ? Error.Invalid(CaseworkTexts.SayWhatIsMissing)
        : comment?.Trim().Length > Longest ? Error.Invalid(CaseworkTexts.CommentTooLong.With(Longest))
        : null;

    /// <summary>Adds the row of a comment on a version; null when there is no comment.</summary>
    /// <param name="noun">Kind of object, as in the audit trail.</param>
    public static VersionCommentRow? Append(OperationScope scope, string noun, string key, int version, string? text)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        VersionCommentRow comment = new()
        {
            TenantId = scope.Db.TenantId,
            Id = Guid.CreateVersion7(scope.Now),
            Noun = noun,
            Key = key,
            Version = version,
            At = scope.Now,
            ById = scope.Actor.PersonOrNull,
            Text = text.Trim(),
        };
        scope.Db.VersionComments.Add(comment);
        return comment;
    }
}
