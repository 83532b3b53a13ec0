using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Chooses the assignee's next action.</summary>
public interface IStepChooser
{
    /// <summary>The next action; null does nothing this turn.</summary>
    DemoAction? Choose(CasePlay play);
}
