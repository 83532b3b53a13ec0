using RecsConsole.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Drafts;

/// <summary>Tells the open pages of a person that list their drafts; drafts about a case are on the page of the case only.</summary>
internal static class DraftChange
{
    /// <summary>Typing saves every few moments, but pages show the minute: only then is a saved draft another line to them.</summary>
    /// <param name="before">When it was saved before.</param>
    public static bool Shows(DateTimeOffset before, DateTimeOffset now) =>
        before.UtcTicks / TimeSpan.TicksPerMinute != now.UtcTicks / TimeSpan.TicksPerMinute;

    public static void Append(OperationScope scope) =>
        ChangeFeed.Append(scope.Db, ChangeKind.Draft, scope.Actor.PersonId.ToString("D"), scope.Now);
}
