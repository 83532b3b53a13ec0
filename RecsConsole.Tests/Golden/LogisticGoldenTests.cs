using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Validation;
using RecsConsole.Tests.Support.Snapshots;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Golden;

/// <summary>The same snapshot ranked by logistic models gives the recorded bytes as long as the engine version stays the same.</summary>
public sealed class LogisticGoldenTests() : RecordedOutput("logistic-opening.json", "logistic-versions.txt")
{
    protected override byte[] Output()
    {
        var ranking = ATypicalSnapshot().Build().RankedBy(LogisticModels.ForActions(), LogisticModels.ForDocuments()).Open();
        return CanonicalJson.Serialize(ValidationApplier.Apply(ranking, ranking.AllValid()));
    }
}
