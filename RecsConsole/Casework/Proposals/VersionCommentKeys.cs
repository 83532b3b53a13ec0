using RecsConsole.Database;

namespace RecsConsole.Casework.Proposals;

/// <summary>How an audit entry refers to a <see cref="VersionCommentRow"/>.</summary>
internal static class VersionCommentKeys
{
    public const string Id = "comment";

    public const string Hash = "commentHash";
}
