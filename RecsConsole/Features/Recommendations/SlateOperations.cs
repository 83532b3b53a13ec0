using RecsConsole.Platform;
using RecsConsole.Recommender.Search;

namespace RecsConsole.Features.Recommendations;

/// <summary>What the slates can ask and do, and in whose name.</summary>
public sealed record SlateOperations(
    RecommendForCase Recommend,
    RespondToSlate Respond,
    UndoResponse Undo,
    ActorProvider Actors,
    ChangePoller Changes,
    SearchSnapshots Search,
    TimeProvider Clock
);
