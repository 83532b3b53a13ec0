using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Validation;
using RecsConsole.Tests.Support.Snapshots;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Golden;

/// <summary>
/// The same snapshot ranked by trees and by logistic weights gives the recorded bytes as long as the engine version stays the same.
/// </summary>
public sealed class TreesGoldenTests() : RecordedOutput("trees-opening.json", "trees-versions.txt")
{
    protected override byte[] Output()
    {
        var ranking = ATypicalSnapshot().Build().RankedBy(TreeModels.ForActions(), LogisticModels.ForDocuments()).Open();
        return CanonicalJson.Serialize(ValidationApplier.Apply(ranking, ranking.AllValid()));
    }
}
