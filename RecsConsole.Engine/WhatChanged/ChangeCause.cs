namespace RecsConsole.Engine.WhatChanged;

/// <summary>
/// The causes that can make two decisions on a case differ; each can be transferred separately from one decision to the other.
/// </summary>
public enum ChangeCause
{
    /// <summary>What happened in between: the case, its history, similar cases, documents, people, load.</summary>
    Data,

    /// <summary>Time passed: the instant and the remaining time to the deadline.</summary>
    Time,

    /// <summary>The actor, their rights, and what was withheld because of them.</summary>
    Permission,

    /// <summary>Actions and playbooks.</summary>
    Catalog,

    /// <summary>Policies in force.</summary>
    Policy,

    Workflow,

    /// <summary>The trained models that rank, or their absence.</summary>
    Model,

    /// <summary>The tenant's settings, including the sizes of slates.</summary>
    Configuration,

    /// <summary>The seed of exploration.</summary>
    Chance,

    /// <summary>What final validation read from the database.</summary>
    Validation,

    /// <summary>The engine: the version that decided gives other slates than this one.</summary>
    Engine,
}
