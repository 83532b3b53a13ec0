using RecsConsole.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>Makes the open privacy pages reload.</summary>
internal static class HoldNews
{
    /// <summary>The key of the change event; all other keys of its kind are ids of destroyed keys.</summary>
    public const string Key = "holds";

    public static void Publish(OperationScope scope) => ChangeFeed.Append(scope.Db, ChangeKind.Configuration, Key, scope.Now);
}
