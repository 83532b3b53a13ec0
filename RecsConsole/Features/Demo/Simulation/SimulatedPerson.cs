using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>A person with their true skills, 0 to 5 by product.</summary>
public sealed record SimulatedPerson(DemoPerson Profile, IReadOnlyDictionary<string, double> RealSkills)
{
    public double Skill(string product) => RealSkills.GetValueOrDefault(product, 0.6);
}
