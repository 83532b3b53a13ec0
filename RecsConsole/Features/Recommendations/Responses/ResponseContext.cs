using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>A response being executed: who, what, on which decision, with permissions read in this transaction.</summary>
public sealed record ResponseContext(
    Actor Actor,
    RespondToSlateRequest Request,
    DecisionRow Decision,
    DecisionItemRow? Item,
    AccessCheck Check,
    DateTimeOffset At
);
