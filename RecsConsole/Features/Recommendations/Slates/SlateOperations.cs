using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Recommendations.Slates;

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
