using RecsConsole.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Drafts;

/// <summary>Tells the open pages of a person that list their drafts; drafts about a case are on the page of the case only.</summary>
internal static class DraftChange
{
    /// <summary>Typing saves every few moments: a page that lists drafts need not know the time more exactly than this.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public static void Append(OperationScope scope) =>
        ChangeFeed.Append(scope.Db, ChangeKind.Draft, scope.Actor.PersonId.ToString("D"), scope.Now);
}
