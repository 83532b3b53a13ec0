using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>A response being carried out: who, what, on which decision, with rights read in this transaction.</summary>
public sealed record ResponseContext(
    Actor Actor,
    RespondToSlateRequest Request,
    DecisionRow Decision,
    DecisionItemRow? Item,
    AccessCheck Check,
    DateTimeOffset At
);
