using RecsConsole.Database;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models;

/// <summary>What a person may do with a model now, for the buttons of its page; each operation asks again.</summary>
/// <param name="NotPromoteWhy">Why this person cannot decide what waits; null when they can, or nothing waits.</param>
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
    internal static ModelRights Of(ModelRow row, Actor actor, bool mayManage)
    {
        var waits = mayManage && row.ProposedStatus is not null;
        var isOwn = row.ProposedById == actor.PersonOrNull;
        var against = waits ? PromoteModel.NotByThem(row, actor.PersonOrNull) : null;
        return new(
            mayManage,
            mayManage && !waits && row.Status is not ModelStates.Live,
            waits && isOwn,
            waits && against is null,
            waits && !isOwn,
            mayManage && row.Status is (ModelStates.Live or ModelStates.Pilot),
            mayManage && row.Status is ModelStates.Shadow,
            against
        );
    }
}
