using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>The form state of a workflow that is being edited. A new one starts with the minimum a case needs.</summary>
public sealed class WorkflowForm
{
    public string Key { get; set; } = "";

    public string Title { get; set; } = "";

    public string InitialState { get; set; } = "new";

    /// <summary>Empty when a customer message changes nothing.</summary>
    public string CustomerAnswer { get; set; } = "";

    public IList<StateForm> States { get; private init; } =
    [new("new"), new("in_progress"), new("resolved") { IsSolved = true }, new("closed") { IsOver = true }];

    public IList<StepOfForm> Steps { get; private init; } = [];

    public static WorkflowForm For(string key, WorkflowContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var solved = content.FindSolved();
        return new()
        {
            Key = key,
            Title = content.Title,
            InitialState = content.InitialState,
            CustomerAnswer = content.CustomerAnswer ?? "",
            States = [.. content.States.Select(state => StateForm.For(state, solved.Contains(state.Key)))],
            Steps = [.. content.Steps.Select(StepOfForm.For)],
        };
    }

    /// <summary>What would be saved.</summary>
    public WorkflowContent ToContent() =>
        new()
        {
            Title = Title.Trim(),
            InitialState = InitialState,
            States = [.. States.Select(state => state.ToState())],
            Steps = [.. Steps.Select(step => new WorkflowTransition(step.From, step.Action, step.To, step.Observed))],
            CustomerAnswer = CustomerAnswer.Length == 0 ? null : CustomerAnswer,
        };

    /// <summary>Adds a state under a name in the user's words.</summary>
    /// <returns>Null when the name is taken or yields no key.</returns>
    public StateForm? AddState(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = KeyOf(name);
        if (key.Length == 0 || States.Any(state => string.Equals(state.Key, key, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var state = new StateForm(key);
        States.Add(state);
        return state;
    }

    /// <summary>Whether the step is possible in the state.</summary>
    public bool Has(string from, string action) =>
        Steps.Any(step =>
            string.Equals(step.From, from, StringComparison.Ordinal) && string.Equals(step.Action, action, StringComparison.Ordinal)
        );

    /// <summary>Removes a state, with the steps from and to it.</summary>
    public RemovedState Remove(StateForm state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var place = States.IndexOf(state);
        var steps = Steps.Where(step => step.Touches(state.Key)).ToList();
        var wasInitial = string.Equals(InitialState, state.Key, StringComparison.Ordinal);
        States.Remove(state);
        steps.ForEach(step => Steps.Remove(step));
        if (wasInitial)
        {
            InitialState = States.Count > 0 ? States[0].Key : "";
        }

        return new(state, place, steps, wasInitial);
    }

    /// <summary>Restores a removed state.</summary>
    public void PutBack(RemovedState removed)
    {
        ArgumentNullException.ThrowIfNull(removed);
        if (States.Any(state => string.Equals(state.Key, removed.State.Key, StringComparison.Ordinal)))
        {
            return; // someone has added it again meanwhile
        }

        States.Insert(Math.Min(removed.Place, States.Count), removed.State);
        foreach (var step in removed.Steps.Where(step => !Has(step.From, step.Action)))
        {
            Steps.Add(step);
        }

        InitialState = removed.WasInitial ? removed.State.Key : InitialState;
    }

    // "Waiting for parts" becomes waiting_parts, the convention for state keys; the labels restore the words
    private static string KeyOf(string name)
    {
        var letters = name.Trim().ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '_');
        var key = string.Join('_', new string([.. letters]).Split('_', StringSplitOptions.RemoveEmptyEntries));
        return key.StartsWith("waiting_for_", StringComparison.Ordinal) ? "waiting_" + key["waiting_for_".Length..] : key;
    }
}

/// <summary>The form state of a workflow state.</summary>
public sealed class StateForm(string key)
{
    public string Key { get; } = key;

    public bool IsWaiting { get; set; }

    public bool IsSolved { get; set; }

    public bool IsOver { get; set; }

    /// <param name="isSolved">Whether a case in this state is solved, explicitly or by inference.</param>
    public static StateForm For(WorkflowState state, bool isSolved)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(state.Key)
        {
            IsWaiting = state.Waiting,
            IsSolved = isSolved,
            IsOver = state.Terminal,
        };
    }

    public WorkflowState ToState() => new(Key, IsOver, IsWaiting) { Solved = IsSolved ? true : null };
}

/// <summary>The form state of a step.</summary>
public sealed class StepOfForm
{
    public required string From { get; init; }

    public required string Action { get; init; }

    public required string To { get; set; }

    /// <summary>How often the step occurred in the event log that it was mined from.</summary>
    public int Observed { get; init; }

    public static StepOfForm For(WorkflowTransition step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new()
        {
            From = step.From,
            Action = step.ActionKey,
            To = step.To,
            Observed = step.ObservedCount,
        };
    }

    public bool Touches(string state) =>
        string.Equals(From, state, StringComparison.Ordinal) || string.Equals(To, state, StringComparison.Ordinal);
}

/// <summary>A removed state, with the steps removed along with it.</summary>
public sealed record RemovedState(StateForm State, int Place, IReadOnlyList<StepOfForm> Steps, bool WasInitial);
