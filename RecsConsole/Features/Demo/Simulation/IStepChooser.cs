using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Decides what the person who has a case does next.</summary>
public interface IStepChooser
{
    /// <summary>The next action; null lets the turn pass.</summary>
    DemoAction? Choose(CasePlay play);
}
