using RecsConsole.Database;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;

namespace RecsConsole.Features.Models;

/// <summary>What a person may do with a model now, for the buttons of its page; each operation checks again.</summary>
/// <param name="NotPromoteWhy">Why this person cannot decide the pending proposal; null when they can or nothing is pending.</param>
public sealed record ModelRights(
    bool MayManage,
    bool MayPropose,
    bool MayWithdraw,
    bool MayDecide,
    bool MayReject,
    bool MayRollBack,
    bool MayRetire,
    string? NotPromoteWhy
)
{
    /// <summary>Whether there is anything to do.</summary>
    public bool MayAct => MayManage || MayDecide || MayReject;

    internal static ModelRights From(ModelRow row, Actor actor, bool mayManage, bool mayPromote)
    {
        var waits = mayPromote && row.ProposedStatus is not null;
        var isOwn = row.ProposedById == actor.PersonOrNull;
        var against = waits ? PromoteModel.NotByThem(row, actor.PersonOrNull) : null;
        return new(
            mayManage,
            mayManage && !waits && row.Status is not ModelStatus.Live,
            mayManage && waits && isOwn,
            waits && against is null,
            waits && !isOwn,
            mayManage && row.Status is (ModelStatus.Live or ModelStatus.Pilot),
            mayManage && row.Status is ModelStatus.Shadow,
            against
        );
    }
}
