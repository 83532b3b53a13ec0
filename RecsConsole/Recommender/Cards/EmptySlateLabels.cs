using System.Globalization;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Cards;

/// <summary>Why a slate is empty and what would change it.</summary>
public static class EmptySlateLabels
{
    public static string Of(Recommendation slate, CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(slate);
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.Shared.Configuration.SurfaceOf(slate.Kind).IsOn)
        {
            return "Switched off for everybody by your administrators.";
        }

        if (slate.Excluded.Count > 0)
        {
            return slate.Excluded.Any(entry => entry.Reasons[0] == ReasonCode.BelowFloor)
                ? "Nothing to suggest now: what may be done has too little evidence here, and the rest is left out for the reasons below."
                : "Nothing valid now: all that was found is left out for the reasons below.";
        }

        return slate.Kind switch
        {
            SlateKind.Action => "Nothing valid now: the workflow has no action in this state.",
            SlateKind.Document =>
                "No document fits: search found none for this case, similar cases used none, and no policy names one. Documents with text in the catalog would change that.",
            _ => "Nobody to ask: no one has skills or solved cases that fit this one.",
        };
    }
}
